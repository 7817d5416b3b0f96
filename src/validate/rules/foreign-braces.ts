import type { Problem } from '../../errors/problem.ts';
import type { TreePath } from '../../tree/path.ts';
import { decodeText, positionAt } from '../../tree/text.ts';
import { type ForeignBraces, findForeignBraces } from '../foreign.ts';
import { renderOnce } from '../render-once.ts';
import type { Trial, TriedFile } from '../trial.ts';

/**
 * Braces of another language that a skeleton holds and that do not come out as they are. They are looked
 * for in the text as it stands, apart from what reads skeletons, so that one proves the other.
 */
export function checkForeignBraces(trial: Trial): readonly Problem[] {
  return [...trial.files, ...trial.slotTexts].flatMap((tried) => {
    const braces = tried.file.template ? foreignIn(tried.file.source.bytes) : [];
    const output = braces.length > 0 ? outputOf(tried, trial) : undefined;
    if (output === undefined) return [];
    const problems = found.get(output) ?? checkFile(tried, braces, decodeText(output) ?? '');
    found.set(output, problems);
    return problems;
  });
}

/** What comes out of a file: in the tree; or, if it is combined there or goes into a slot, by itself. */
function outputOf(
  { file, path, contributor }: TriedFile,
  { tree, names, files }: Trial,
): Uint8Array | undefined {
  const given = tree.get(path as TreePath);
  if (given?.from.length === 1 && given.from[0] === contributor.id) return given.bytes;
  const isLaid = given !== undefined || !files.some((tried) => tried.file === file);
  const rendered = isLaid ? renderOnce(file, names) : file;
  return rendered.template === undefined ? rendered.source.bytes : undefined;
}

/** The braces by the bytes that hold them, and the problems by the bytes that come out: both stay the same. */
const known = new WeakMap<Uint8Array, readonly ForeignBraces[]>();
const found = new WeakMap<Uint8Array, readonly Problem[]>();

function foreignIn(bytes: Uint8Array): readonly ForeignBraces[] {
  const braces = known.get(bytes) ?? findForeignBraces(decodeText(bytes) ?? '');
  known.set(bytes, braces);
  return braces;
}

function checkFile(
  { file, path }: TriedFile,
  braces: readonly ForeignBraces[],
  output: string,
): readonly Problem[] {
  const raw = decodeText(file.source.bytes) ?? '';
  const left = new Map<string, number>();
  return braces.flatMap(({ text, offset, length }): readonly Problem[] => {
    const count = left.get(text) ?? output.split(text).length - 1;
    left.set(text, count - 1);
    if (count > 0) return [];
    return [
      {
        code: 'skeleton/foreign-brace',
        message: `${text} does not come out in ${path} as it stands here`,
        place: { file: file.source.file, ...positionAt(raw, offset), length },
        hint: 'a comment around it is written {{!-- … --}}; braces to write have a backslash: \\{{',
      },
    ];
  });
}
