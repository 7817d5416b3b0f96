import type { LoadedFile } from '../../scaffold/skeleton/load-skeleton.ts';
import type { SkeletonFile } from '../../scaffold/skeleton/skeleton-file.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText, positionAt } from '../../shared/tree/text.ts';
import type { PartialSource } from '../../templating/partials.ts';
import type { TemplateNode } from '../../templating/syntax.ts';
import { type ForeignBraces, findForeignBraces } from '../foreign.ts';
import type { RenderCase, RenderedFile } from '../render-case.ts';
import { renderOnce } from '../render-once.ts';

/**
 * Braces of another language in a skeleton that are changed in the output. Found in the raw text, independent of the
 * parser of skeletons, so that one verifies the other.
 */
export function checkForeignBraces(renderCase: RenderCase): readonly Diagnostic[] {
  return [...renderCase.files, ...renderCase.slotTexts].flatMap((renderedFile) => {
    const texts = textsOf(renderedFile.file).filter(({ braces }) => braces.length > 0);
    const output = texts.length > 0 ? outputOf(renderedFile, renderCase) : undefined;
    if (output === undefined) return [];
    const diagnostics =
      found.get(output) ?? checkOutput(renderedFile.path, texts, decodeText(output) ?? '');
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
  const isGenerated = generated !== undefined || !files.some((one) => one.file === file);
  const rendered = isGenerated ? renderOnce(file, names) : file;
  return rendered.template === undefined ? rendered.skeletonFile.bytes : undefined;
}

/** A text in which braces are expressions, and those of other languages in it. */
interface TextWithBraces {
  readonly file: string;
  readonly text: string;
  readonly braces: readonly ForeignBraces[];
}

/** Of a file and of the partials that it calls outside of blocks, each of which is in the output at least once. */
function textsOf({ template, skeletonFile, partials }: LoadedFile): readonly TextWithBraces[] {
  if (template === undefined) return [];
  const called = new Set(calledAlways(template.nodes));
  return [skeletonFile, ...partials.filter(({ file }) => called.has(file))].map((one) => {
    const earlier = known.get(one);
    if (earlier) return earlier;
    const text = 'text' in one ? one.text : (decodeText(one.bytes) ?? '');
    const read = { file: one.file, text, braces: findForeignBraces(text) };
    known.set(one, read);
    return read;
  });
}

function calledAlways(nodes: readonly TemplateNode[]): readonly string[] {
  return nodes.flatMap((node) =>
    node.kind === 'partial' ? [node.file ?? '', ...calledAlways(node.body)] : [],
  );
}

/** Caches of the braces by source, and of the problems by output bytes. */
const known = new WeakMap<SkeletonFile | PartialSource, TextWithBraces>();
const found = new WeakMap<Uint8Array, readonly Diagnostic[]>();

function checkOutput(
  path: string,
  texts: readonly TextWithBraces[],
  output: string,
): readonly Diagnostic[] {
  const left = new Map<string, number>();
  return texts.flatMap(({ file, text: raw, braces }) =>
    braces.flatMap(({ text, offset, length }): readonly Diagnostic[] => {
      const count = left.get(text) ?? output.split(text).length - 1;
      left.set(text, count - 1);
      if (count > 0) return [];
      return [
        {
          code: 'skeleton/foreign-brace',
          message: `${text} does not appear literally in ${path}`,
          location: { file, ...positionAt(raw, offset), length },
          hint: 'write a comment around it as {{!-- … --}}; to output literal braces, escape them: \\{{',
        },
      ];
    }),
  );
}
