import type { Clash } from './mark-conflict.ts';
import { matchLines } from './match-lines.ts';

/** Lines of a merge: resolved, or changed differently by both sides. */
export type Region = { readonly lines: readonly string[] } | { readonly clash: Clash };

/**
 * Splits three texts at their common lines; between two such lines, what only one side changed, or both alike, is
 * resolved. Source: Khanna, Kunal, Pierce, A Formal Investigation of Diff3, 2007
 */
export function findRegions({ base, ours, theirs }: Clash): readonly Region[] {
  const inTheirs = new Map(matchLines(base, theirs));
  const regions: Region[] = [];
  let at = { base: 0, ours: 0, theirs: 0 };
  const takeUpTo = (end: typeof at) => {
    const chunk = {
      base: base.slice(at.base, end.base),
      ours: ours.slice(at.ours, end.ours),
      theirs: theirs.slice(at.theirs, end.theirs),
    };
    if (chunk.ours.length + chunk.theirs.length > 0) regions.push(resolveChunk(chunk));
  };
  for (const [index, own] of matchLines(base, ours)) {
    const other = inTheirs.get(index);
    if (other === undefined) continue;
    takeUpTo({ base: index, ours: own, theirs: other });
    regions.push({ lines: [base[index] ?? ''] });
    at = { base: index + 1, ours: own + 1, theirs: other + 1 };
  }
  takeUpTo({ base: base.length, ours: ours.length, theirs: theirs.length });
  return regions;
}

function resolveChunk(chunk: Clash): Region {
  const { base, ours, theirs } = chunk;
  if (sameLines(base, theirs) || sameLines(ours, theirs)) return { lines: ours };
  return sameLines(base, ours) ? { lines: theirs } : { clash: chunk };
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
