import type { Problem } from '../../errors/problem.ts';
import type { TreePath } from '../../tree/path.ts';
import { decodeText } from '../../tree/text.ts';
import { type ForeignBraces, findForeignBraces } from '../foreign.ts';
import type { Trial, TriedFile } from '../trial.ts';

/**
 * Braces of another language that a skeleton holds and that do not come out as they are. They are looked
 * for in the text as it stands, apart from what reads skeletons, so that one proves the other.
 */
export function checkForeignBraces({ tree, files }: Trial): readonly Problem[] {
  return files.flatMap((tried) => {
    const file = tree.get(tried.path as TreePath);
    const given = file?.from.length === 1 && file.from[0] === tried.contributor.id;
    if (tried.file.template === undefined || file === undefined || !given) return [];
    const earlier = found.get(file.bytes);
    if (earlier) return earlier;
    const braces = foreignIn(tried.file.source.bytes);
    const problems =
      braces.length > 0 ? checkFile(tried, braces, decodeText(file.bytes) ?? '') : [];
    found.set(file.bytes, problems);
    return problems;
  });
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
  const wanted = new Map<string, number>();
  return braces.flatMap(({ text, line, column, length }): readonly Problem[] => {
    const count = (wanted.get(text) ?? 0) + 1;
    wanted.set(text, count);
    if (output.split(text).length > count) return [];
    return [
      {
        code: 'skeleton/foreign-brace',
        message: `${text} does not come out in ${path} as it stands here`,
        place: { file: file.source.file, line, column, length },
        hint: 'a comment around it is written {{!-- … --}}; braces to write have a backslash: \\{{',
      },
    ];
  });
}
