import { IdpError } from '../errors/error.ts';
import type { Place } from '../errors/problem.ts';
import { traceOffset } from '../templating/trace.ts';
import { decodeText, positionAt } from '../tree/text.ts';
import { groupBySlot, textsOfSlots } from './slot-texts.ts';
import type { Trial, TriedFile } from './trial.ts';

/** Where the character at an offset of what a file gives stands in the skeleton: its line there, or that in a text for a slot. */
export function blame({ file }: Pick<TriedFile, 'file'>, trial: Trial, offset: number): Place {
  const place = { file: file.source.file };
  const { template, source } = file;
  if (template === undefined) return { ...place, ...positionAt(textOf(source), offset) };
  const slots = groupBySlot(textsOfSlots(trial));
  const scope = {
    names: trial.names,
    slots: new Map([...slots].map(([slot, all]) => [slot, all.map(({ text }) => text)])),
  };
  const traced = attempt(() => traceOffset(template, scope, offset));
  if (traced?.kind === 'own')
    return { file: traced.file, line: traced.line, column: traced.column };
  const filler = traced && slots.get(traced.slot)?.[traced.index];
  return filler ? blame(filler, trial, offsetOfLine(filler.text, traced.line)) : place;
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
