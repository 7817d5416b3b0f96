import { type Clash, type Labels, type MergedPart, markConflict } from './mark-conflict.ts';
import { matchLines } from './match-lines.ts';
import { joinText, mergeForm, splitTexts } from './text-form.ts';

/** One text in its three versions. */
export interface TextVersions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergedText {
  readonly text: string;
  readonly clean: boolean;
}

/** The resolution of a clash; undefined if somebody has to resolve it. */
type ResolveClash = (clash: Clash) => readonly string[] | undefined;

/**
 * Three-way merge by lines, as git does it: changes of one side are taken, equal changes of both once, different
 * changes of both go between markers. The same for the byte order mark, the kind of line ends and the end of the last
 * line, each by itself.
 */
export function mergeText(
  versions: TextVersions,
  labels: Labels,
  resolve: ResolveClash = () => undefined,
): MergedText {
  return mergeWith(versions, (all) =>
    findRegions(all).flatMap((region): readonly MergedPart[] => {
      if ('lines' in region) return [{ lines: region.lines, clean: true }];
      const resolved = resolve(region.clash);
      return resolved ? [{ lines: resolved, clean: true }] : markConflict(region.clash, labels);
    }),
  );
}

/** Two texts as one conflict, but for the lines in which both begin and end: where merged lines make no sense. */
export function markWhole(versions: TextVersions, labels: Labels): MergedText {
  return mergeWith(versions, (lines) => markConflict(lines, labels));
}

function mergeWith(
  { base, ours, theirs }: TextVersions,
  merge: (lines: Clash) => readonly MergedPart[],
): MergedText {
  const [b, o, t] = splitTexts([base, ours, theirs]);
  const parts = merge({ base: b.lines, ours: o.lines, theirs: t.lines });
  const form = mergeForm(b, o, t);
  const endsInMarker = parts.at(-1)?.clean === false;
  const lines = parts.flatMap((part) => part.lines);
  return {
    text: joinText({ ...form, lines, closed: endsInMarker || form.closed }),
    clean: parts.every(({ clean }) => clean),
  };
}

/** Lines of a merge: resolved, or changed differently by both sides. */
type Region = { readonly lines: readonly string[] } | { readonly clash: Clash };

/**
 * Splits three texts at their common lines; between two such lines, what only one side changed, or both alike, is
 * resolved. Source: Khanna, Kunal, Pierce, A Formal Investigation of Diff3, 2007
 */
function findRegions({ base, ours, theirs }: Clash): readonly Region[] {
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
