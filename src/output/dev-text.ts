import { isMove, type Write } from '../plan/change.ts';
import { diffLines } from '../plan/merge/diff-lines.ts';
import { decodeTexts } from '../shared/tree/text.ts';
import type { TreeFile } from '../shared/tree/tree.ts';
import { diffText } from './diff-text.ts';
import type { PageStyle } from './page-style.ts';
import { planText } from './plan-text.ts';

/** The first line of `idp dev`. */
export function watchingText(root: string, folder: string): string {
  return `watching ${root}, writing to ${folder}; press Ctrl-C to stop\n`;
}

/** What a save changed of the output: a line a file with the lines that came and went, or the whole difference. */
export function devText(
  writes: readonly Write[],
  { verbose, ...style }: PageStyle & { readonly verbose: boolean },
): string {
  if (writes.length === 0) return 'the output did not change\n';
  if (verbose) return writes.map((write) => diffText(write, '.', style)).join('');
  const lines = planText({ changes: writes }, style).split('\n').slice(0, -1);
  const left = new Set(writes.filter(isMove).map(({ was }) => was));
  const listed = writes.filter(({ kind, path }) => kind !== 'delete' || !left.has(path));
  return lines.map((line, index) => `${line}${countOf(listed[index])}\n`).join('');
}

function countOf(write: Write | undefined): string {
  const [before, after] = decodeTexts([bytesOf(write?.before), bytesOf(write?.after)])?.texts ?? [];
  if (before === undefined || after === undefined) return '';
  const lines = diffLines(before, after);
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length;
  const [added, removed] = [count('+'), count('-')];
  const parts = [...(added > 0 ? [`+${added}`] : []), ...(removed > 0 ? [`-${removed}`] : [])];
  return parts.map((part) => `  ${part}`).join('');
}

function bytesOf(file: TreeFile | undefined): Uint8Array {
  return file?.bytes ?? new Uint8Array();
}
