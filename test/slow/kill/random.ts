import type { Calls } from './child.ts';

/** A seed that is printed, so that a run that fails can be done again with `IDP_KILL_SEED`. */
export function chooseSeed(): number {
  const seed = Number(process.env.IDP_KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`kills with IDP_KILL_SEED=${seed}`);
  return seed;
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A moment to kill: most often any call; one time in five before or after the last rename, which decides. */
export function chooseMoment(calls: Calls, random: () => number): string {
  const last = `renameSync ${calls.renameSync}`;
  const chance = random();
  if (chance < 0.1) return `before ${last}`;
  return chance < 0.2 ? `after ${last}` : `before all ${Math.ceil(random() * calls.all)}`;
}
