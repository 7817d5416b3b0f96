import { decodeTexts } from '../shared/tree/text.ts';
import { type AnyFile, bytesOf, type TreeFile } from '../shared/tree/tree.ts';
import { diffLines } from './merge/diff-lines.ts';
import type { ObstacleKind } from './obstacle.ts';
import { sameButLineEnds } from './same-file.ts';

/** The local changes of a managed file. */
export type Edits =
  | { readonly kind: 'none' }
  | { readonly kind: 'deleted' | 'bytes' | 'mode' | ObstacleKind }
  | { readonly kind: 'lines'; readonly added: number; readonly removed: number };

/** Counts the lines that a developer added to a managed file and removed from it. */
export function countEdits(provided: AnyFile, ours: TreeFile | undefined): Edits {
  if (ours === undefined) return { kind: 'deleted' };
  if (sameButLineEnds(provided, ours)) {
    return { kind: provided.executable === ours.executable ? 'none' : 'mode' };
  }
  const known = bytesOf(provided);
  const [before, after] = (known && decodeTexts([known, ours.bytes])?.texts) ?? [];
  if (before === undefined || after === undefined) return { kind: 'bytes' };
  const own = before.includes('\r') ? after : after.replaceAll('\r\n', '\n');
  const lines = diffLines(before, own);
  const count = (mark: string) => lines.filter((line) => line.startsWith(mark)).length;
  return { kind: 'lines', added: count('+'), removed: count('-') };
}
