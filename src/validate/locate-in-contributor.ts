import type { Location } from '../shared/diagnostic.ts';
import { IdpError } from '../shared/error.ts';
import { decodeText, positionAt } from '../shared/tree/text.ts';
import { traceOffset } from '../templating/trace.ts';
import type { RenderCase, RenderedFile } from './render-case.ts';
import { groupBySlot, textsOfSlots } from './slot-texts.ts';

/** The location in the skeleton of an offset in the output of a file: its line there, or that in a text for a slot. */
export function locateInContributor(
  { file }: Pick<RenderedFile, 'file'>,
  renderCase: RenderCase,
  offset: number,
): Location {
  const location = { file: file.skeletonFile.file };
  const { template, skeletonFile } = file;
  if (template === undefined) return { ...location, ...positionAt(textOf(skeletonFile), offset) };
  const slots = groupBySlot(textsOfSlots(renderCase));
  const scope = {
    names: renderCase.names,
    slots: new Map([...slots].map(([slot, all]) => [slot, all.map(({ text }) => text)])),
  };
  const traced = attempt(() => traceOffset(template, scope, offset));
  if (traced?.kind === 'own')
    return { file: traced.file, line: traced.line, column: traced.column };
  const filler = traced && slots.get(traced.slot)?.[traced.index];
  return filler
    ? locateInContributor(filler, renderCase, offsetOfLine(filler.text, traced.line))
    : location;
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

function textOf({ bytes }: { readonly bytes: Uint8Array }): string {
  return decodeText(bytes) ?? '';
}

function offsetOfLine(text: string, line: number): number {
  return (
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0)
  );
}
