import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Case, Seeds } from './case.ts';
import { ways } from './cases.ts';
import { chanceOf } from './chance.ts';
import { runCase } from './run-case.ts';

/** What a run of the fuzz has shown. */
export interface Fuzzed {
  /** Cases that were told of something, by their way: how many of how many. */
  readonly byWay: ReadonlyMap<string, { readonly done: number; readonly told: number }>;
  /** What went wrong: a stack trace, a hang, a message that is none; with the number of the case. */
  readonly faults: readonly string[];
  readonly slowest: {
    readonly number: number;
    readonly way: string;
    readonly milliseconds: number;
  };
  /** Megabytes in use after the garbage was collected, ten times during the run. */
  readonly heap: readonly number[];
}

/** Milliseconds that no case may take. */
const longest = 1000;

/** So many cases with the numbers from `from` on; each is the same for the same number. */
export function runFuzz(from: number, count: number, seeds: Seeds): Fuzzed {
  const byWay = new Map(ways.map(({ name }) => [name, { done: 0, told: 0 }]));
  const faults: string[] = [];
  const heap: number[] = [];
  let slowest = { number: from, way: '', milliseconds: 0 };
  for (let number = from; number < from + count; number += 1) {
    const { way, one } = makeCase(number, seeds);
    const { milliseconds, told, error } = runCase(one);
    const counts = byWay.get(way) ?? { done: 0, told: 0 };
    byWay.set(way, { done: counts.done + 1, told: counts.told + (told > 0 ? 1 : 0) });
    if (milliseconds > slowest.milliseconds) slowest = { number, way, milliseconds };
    if (error !== undefined) faults.push(`${number} ${way}: ${error}`);
    else if (milliseconds > longest)
      faults.push(`${number} ${way}: ${Math.round(milliseconds)} ms`);
    if ((number - from + 1) % Math.ceil(count / 10) === 0) heap.push(heapInUse());
  }
  return { byWay, faults, slowest, heap };
}

/** The case of a number, to look at it alone. */
function makeCase(number: number, seeds: Seeds): { readonly way: string; readonly one: Case } {
  const chance = chanceOf(number);
  const all = ways.reduce((sum, { weight }) => sum + weight, 0);
  let left = chance.below(all);
  const way = ways.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  if (way === undefined) throw new Error('the weights do not add up');
  return { way: way.name, one: way.make(chance, seeds) };
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
}
