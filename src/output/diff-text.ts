import { type Change, isWrite } from '../plan/change.ts';
import { diffLines } from '../plan/merge/diff-lines.ts';
import { decodeTexts } from '../shared/tree/text.ts';
import type { TreeFile } from '../shared/tree/tree.ts';
import type { PageStyle } from './page-style.ts';
import { planText } from './plan-text.ts';

/** A change as one line, and for text its diff, as `diff -u` prints it. */
export function diffText(change: Change, folder: string, { paint }: PageStyle): string {
  const title = planText({ changes: [change] }, { folder, paint });
  if (!isWrite(change)) return title;
  const [before, after] = decodeTexts([bytesOf(change.before), bytesOf(change.after)])?.texts ?? [];
  if (before === undefined || after === undefined) return title;
  return (
    title +
    diffLines(before, after)
      .map((line) => `${diffColour(line, paint)(line)}\n`)
      .join('')
  );
}

function bytesOf(file: TreeFile | undefined): Uint8Array {
  return file?.bytes ?? new Uint8Array();
}

/** The colour of a line of a unified diff. */
export function diffColour(line: string, paint: PageStyle['paint']): (text: string) => string {
  if (line.startsWith('@@')) return paint.cyan;
  if (line.startsWith('+')) return paint.green;
  return line.startsWith('-') ? paint.red : (text) => text;
}
