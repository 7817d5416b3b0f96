import { completeRow, findWith, type Prefer } from './search.ts';
import {
  type LevelPair,
  pairKeyOf,
  pairsIn,
  pairsOf,
  type Row,
  type Variable,
} from './variable.ts';

/** How often a row is begun anew; the one with the most new pairs is taken. */
const attempts = 8;

/**
 * Rows in which every compatible pair of levels occurs at least once: few, found greedily, and deterministic for a
 * seed. Source: the greedy construction of AETG, Cohen et al. 1997.
 */
export function generatePairwiseRows(variables: readonly Variable[], seed: number): readonly Row[] {
  const random = randomBy(seed);
  const open = new Map(allowedPairs(variables).map((pair) => [pairKeyOf(pair), pair]));
  const [lone, ...others] = variables;
  if (lone !== undefined && others.length === 0)
    return lone.options(new Map()).map((level) => new Map([[lone.name, level]]));
  const rows: Row[] = [];
  for (let [pair] = open.values(); pair !== undefined; [pair] = open.values()) {
    const row = bestRow(variables, pair, open, random);
    for (const key of [pairKeyOf(pair), ...pairsIn(variables, row)]) open.delete(key);
    rows.push(row);
  }
  return withoutNeedless(variables, rows);
}

/** The compatible pairs. */
export function allowedPairs(variables: readonly Variable[]): readonly LevelPair[] {
  const asTheyCome: Prefer = (_, options) => options;
  return pairsOf(variables).filter((pair) => findWith(variables, pair, asTheyCome) !== undefined);
}

function bestRow(
  variables: readonly Variable[],
  pair: LevelPair,
  open: ReadonlyMap<string, LevelPair>,
  random: () => number,
): Row {
  let best: { readonly row: Row; readonly gain: number } = { row: new Map(), gain: -1 };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const prefer = byNewPairs(open, random);
    const start = findWith(variables, pair, prefer);
    const row = start && completeRow(variables, start, prefer);
    const gain = row ? pairsIn(variables, row).filter((key) => open.has(key)).length : 0;
    if (row && gain > best.gain) best = { row, gain };
  }
  return best.row;
}

/** The level that makes the most open pairs with what is chosen; among equals, any. */
function byNewPairs(open: ReadonlyMap<string, LevelPair>, random: () => number): Prefer {
  return ({ name }, options, chosen) => {
    const others = [...chosen];
    const gainOf = (level: string) =>
      others.filter((other) => open.has(pairKeyOf({ first: other, second: [name, level] }))).length;
    return options
      .map((level) => ({ level, gain: gainOf(level), chance: random() }))
      .sort((a, b) => b.gain - a.gain || a.chance - b.chance)
      .map(({ level }) => level);
  };
}

/** Removes rows whose pairs all occur in other rows, starting with the last, which add the fewest. */
function withoutNeedless(variables: readonly Variable[], rows: readonly Row[]): readonly Row[] {
  const counts = new Map<string, number>();
  const keys = rows.map((row) => pairsIn(variables, row));
  for (const key of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...keys.entries()].reverse().filter(([, pairs]) => {
    if (pairs.some((key) => counts.get(key) === 1)) return true;
    for (const key of pairs) counts.set(key, (counts.get(key) ?? 0) - 1);
    return false;
  });
  return kept.reverse().flatMap(([index]) => rows[index] ?? []);
}

/** Numbers from 0 to below 1 that look random and are the same for the same seed. Source: mulberry32, public domain. */
function randomBy(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
