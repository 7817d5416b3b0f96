/** The labels of conflict markers; `base` adds its part, as in git's diff3 style. */
export interface Labels {
  readonly ours: string;
  readonly theirs: string;
  readonly base?: string;
}

/** Lines that both sides changed apart. */
export interface Clash {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Some lines of a merged text; between markers, or resolved. */
export interface MergedPart {
  readonly lines: readonly string[];
  readonly clean: boolean;
}

/** A clash between markers; lines that are the same on both sides stay outside, unless the base is shown too. */
export function markConflict(clash: Clash, labels: Labels): readonly MergedPart[] {
  if (labels.base !== undefined) return [{ lines: mark(clash, labels), clean: false }];
  const { base, ours, theirs } = clash;
  const shorter = Math.min(ours.length, theirs.length);
  const before = countWhile(shorter, (index) => ours[index] === theirs[index]);
  const rest = shorter - before;
  const after = countWhile(rest, (index) => ours.at(-1 - index) === theirs.at(-1 - index));
  const inner = {
    base,
    ours: ours.slice(before, ours.length - after),
    theirs: theirs.slice(before, theirs.length - after),
  };
  return [
    { lines: ours.slice(0, before), clean: true },
    { lines: mark(inner, labels), clean: false },
    { lines: ours.slice(ours.length - after), clean: true },
  ].filter(({ lines }) => lines.length > 0);
}

function countWhile(limit: number, holds: (index: number) => boolean): number {
  let count = 0;
  while (count < limit && holds(count)) count += 1;
  return count;
}

/** Where carriage returns are part of the lines, the markers have them too. */
function mark({ base, ours, theirs }: Clash, labels: Labels): readonly string[] {
  const sides = [...ours, ...theirs];
  const tail = sides.length > 0 && sides.every((line) => line.endsWith('\r')) ? '\r' : '';
  return [
    `<<<<<<< ${labels.ours}${tail}`,
    ...ours,
    ...(labels.base === undefined ? [] : [`||||||| ${labels.base}${tail}`, ...base]),
    `=======${tail}`,
    ...theirs,
    `>>>>>>> ${labels.theirs}${tail}`,
  ];
}

/**
 * The line of the first conflict marker that an update left, from 1. Only lines with its own labels count:
 * a file may well hold other lines that look like markers.
 */
export function findMarker(text: string, { ours, theirs, base }: Labels): number | undefined {
  const markers = [`<<<<<<< ${ours}`, `>>>>>>> ${theirs}`];
  if (base !== undefined) markers.push(`||||||| ${base}`);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const index = lines.findIndex((line) => markers.includes(line));
  return index < 0 ? undefined : index + 1;
}
