import { randomNumbers } from '../../kill/random.ts';

/** Choices that are the same for the same seed. */
export interface Chance {
  /** A whole number below a bound. */
  readonly below: (bound: number) => number;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** So many, each made anew. */
  readonly times: <T>(count: number, make: () => T) => readonly T[];
}

export function chanceOf(seed: number): Chance {
  const random = randomNumbers(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    times: (count, make) => Array.from({ length: count }, make),
  };
}
