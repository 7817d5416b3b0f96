import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText, positionAt } from '../../shared/tree/text.ts';
import { type ForeignBraces, findForeignBraces } from '../foreign.ts';
import type { RenderCase, RenderedFile } from '../render-case.ts';
import { renderOnce } from '../render-once.ts';

/**
 * Braces of another language in a skeleton that are changed in the output. Found in the raw text, independent of the
 * parser of skeletons, so that one verifies the other.
 */
export function checkForeignBraces(renderCase: RenderCase): readonly Diagnostic[] {
  return [...renderCase.files, ...renderCase.slotTexts].flatMap((renderCases) => {
    const braces = renderCases.file.template ? foreignIn(renderCases.file.source.bytes) : [];
    const output = braces.length > 0 ? outputOf(renderCases, renderCase) : undefined;
    if (output === undefined) return [];
    const diagnostics =
      found.get(output) ?? checkFile(renderCases, braces, decodeText(output) ?? '');
    found.set(output, diagnostics);
    return diagnostics;
  });
}

/** The output of a file: in the tree; or, if it is combined there or fills a slot, by itself. */
function outputOf(
  { file, path, contributor }: RenderedFile,
  { tree, names, files }: RenderCase,
): Uint8Array | undefined {
  const generated = tree.get(path as TreePath);
  if (generated?.from.length === 1 && generated.from[0] === contributor.id) return generated.bytes;
  const isGenerated =
    generated !== undefined || !files.some((renderCases) => renderCases.file === file);
  const rendered = isGenerated ? renderOnce(file, names) : file;
  return rendered.template === undefined ? rendered.source.bytes : undefined;
}

/** Caches of the braces by source bytes, and of the problems by output bytes. */
const known = new WeakMap<Uint8Array, readonly ForeignBraces[]>();
const found = new WeakMap<Uint8Array, readonly Diagnostic[]>();

function foreignIn(bytes: Uint8Array): readonly ForeignBraces[] {
  const braces = known.get(bytes) ?? findForeignBraces(decodeText(bytes) ?? '');
  known.set(bytes, braces);
  return braces;
}

function checkFile(
  { file, path }: RenderedFile,
  braces: readonly ForeignBraces[],
  output: string,
): readonly Diagnostic[] {
  const raw = decodeText(file.source.bytes) ?? '';
  const left = new Map<string, number>();
  return braces.flatMap(({ text, offset, length }): readonly Diagnostic[] => {
    const count = left.get(text) ?? output.split(text).length - 1;
    left.set(text, count - 1);
    if (count > 0) return [];
    return [
      {
        code: 'skeleton/foreign-brace',
        message: `${text} does not appear literally in ${path}`,
        location: { file: file.source.file, ...positionAt(raw, offset), length },
        hint: 'write a comment around it as {{!-- … --}}; to output literal braces, escape them: \\{{',
      },
    ];
  });
}
