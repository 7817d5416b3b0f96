import { diffIndices } from 'node-diff3';
import { append } from '../../shared/append.ts';

/** Pairs of lines that are the same line of two texts: both indices grow from pair to pair. */
type Matches = readonly (readonly [number, number])[];

/**
 * Matches the lines of two texts. A longest common subsequence alone (Hunt and McIlroy) would match similar blocks
 * with each other's copies; so lines that occur once in each text are matched first, then their surroundings, and
 * only the rest by the longest common subsequence. Source: Bram Cohen, patience diff,
 * https://bramcohen.livejournal.com/73318.html
 */
export function matchLines(a: readonly string[], b: readonly string[]): Matches {
  const matches: [number, number][] = [];
  const budget = { left: mostComparedInAll };
  const open: LineGap[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length }];
  for (let gap = open.pop(); gap !== undefined; gap = open.pop()) {
    const anchors = grow(findAnchors(a, b, gap), a, b, gap);
    if (anchors.length === 0) append(matches, matchMost(a, b, gap, budget));
    else {
      append(matches, anchors);
      append(open, gapsBetween(anchors, gap));
    }
  }
  return matches.sort(([one], [other]) => one - other);
}

/** Lines from one index up to another, not included, of each text. */
interface LineGap {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

type Pair = [number, number];

/** The lines that both have once, as many of them as are in the same order. */
function findAnchors(a: readonly string[], b: readonly string[], gap: LineGap): readonly Pair[] {
  const [inA, inB] = [findSingles(a, gap.a, gap.aEnd), findSingles(b, gap.b, gap.bEnd)];
  const pairs = [...inA].flatMap(([line, index]): Pair[] => {
    const other = inB.get(line);
    return index < 0 || other === undefined || other < 0 ? [] : [[index, other]];
  });
  return longestRise(pairs.sort(([one], [other]) => one - other));
}

/** Each line and its index; a negative one if it is there more than once. */
function findSingles(
  lines: readonly string[],
  start: number,
  end: number,
): ReadonlyMap<string, number> {
  const singles = new Map<string, number>();
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? '';
    singles.set(line, singles.has(line) ? -1 : index);
  }
  return singles;
}

/** Of pairs in the order of their first index, the most of which the second one rises too. */
function longestRise(pairs: readonly Pair[]): readonly Pair[] {
  const tails: { readonly pair: Pair; readonly before: LineMatch }[] = [];
  for (const pair of pairs) {
    const at = firstAtLeast(tails, pair[1]);
    tails[at] = { pair, before: tails[at - 1] };
  }
  const rise: Pair[] = [];
  for (let link: LineMatch = tails.at(-1); link !== undefined; link = link.before)
    rise.push(link.pair);
  return rise.reverse();
}

type LineMatch = { readonly pair: Pair; readonly before: LineMatch } | undefined;

function firstAtLeast(tails: readonly { readonly pair: Pair }[], value: number): number {
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tails[middle]?.pair[1] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Like lines belong to the anchor above them, a heading; then to the one below. */
function grow(
  anchors: readonly Pair[],
  a: readonly string[],
  b: readonly string[],
  gap: LineGap,
): readonly Pair[] {
  const down = anchors.flatMap(([x, y], index) => {
    const [endX, endY] = anchors[index + 1] ?? [gap.aEnd, gap.bEnd];
    const run: Pair[] = [];
    for (let step = 0; x + step < endX && y + step < endY; step += 1) {
      if (a[x + step] !== b[y + step]) break;
      run.push([x + step, y + step]);
    }
    return run;
  });
  return down.flatMap(([x, y], index) => {
    const [startX, startY] = down[index - 1] ?? [gap.a - 1, gap.b - 1];
    const run: Pair[] = [];
    for (let step = 0; x - step > startX && y - step > startY; step += 1) {
      if (a[x - step] !== b[y - step]) break;
      run.push([x - step, y - step]);
    }
    return run.reverse();
  });
}

function gapsBetween(anchors: readonly Pair[], gap: LineGap): readonly LineGap[] {
  const ends = [...anchors, [gap.aEnd, gap.bEnd] as const];
  return ends.flatMap(([aEnd, bEnd], index) => {
    const [beforeA, beforeB] = ends[index - 1] ?? [gap.a - 1, gap.b - 1];
    const between = { a: beforeA + 1, aEnd, b: beforeB + 1, bEnd };
    return between.a < aEnd && between.b < bEnd ? [between] : [];
  });
}

/** Of more lines than that which are all there more than once, none is matched: to compare them takes minutes. */
const mostCompared = 1_000_000;
const mostComparedInAll = 20_000_000;

interface Budget {
  left: number;
}

/** The most common lines, after those in which both begin. */
function matchMost(
  a: readonly string[],
  b: readonly string[],
  gap: LineGap,
  budget: Budget,
): readonly Pair[] {
  const shorter = Math.min(gap.aEnd - gap.a, gap.bEnd - gap.b);
  let count = 0;
  while (count < shorter && a[gap.a + count] === b[gap.b + count]) count += 1;
  const start = Array.from({ length: count }, (_, step): Pair => [gap.a + step, gap.b + step]);
  return [...start, ...matchRest(a, b, { ...gap, a: gap.a + count, b: gap.b + count }, budget)];
}

function matchRest(
  a: readonly string[],
  b: readonly string[],
  gap: LineGap,
  budget: Budget,
): readonly Pair[] {
  const compared = (gap.aEnd - gap.a) * (gap.bEnd - gap.b);
  if (compared > mostCompared || compared > budget.left) return matchEnd(a, b, gap);
  budget.left -= compared;
  const [as, bs] = [a.slice(gap.a, gap.aEnd), b.slice(gap.b, gap.bEnd)];
  const pairs: Pair[] = [];
  let [x, y] = [0, 0];
  const matchUpTo = (end: number) => {
    for (; x < end; x += 1, y += 1) pairs.push([gap.a + x, gap.b + y]);
  };
  for (const { buffer1, buffer2 } of diffIndices(as, bs)) {
    matchUpTo(buffer1[0]);
    [x, y] = [buffer1[0] + buffer1[1], buffer2[0] + buffer2[1]];
  }
  matchUpTo(as.length);
  return pairs;
}

/** The lines in which both end, where more is too much to compare. */
function matchEnd(a: readonly string[], b: readonly string[], gap: LineGap): readonly Pair[] {
  const shorter = Math.min(gap.aEnd - gap.a, gap.bEnd - gap.b);
  const pairs: Pair[] = [];
  for (let step = 1; step <= shorter; step += 1) {
    if (a[gap.aEnd - step] !== b[gap.bEnd - step]) break;
    pairs.push([gap.aEnd - step, gap.bEnd - step]);
  }
  return pairs.reverse();
}
