import { randomNumbers } from '../kill/random.ts';

/** Choices that are the same for the same seed. */
export interface Dice {
  /** From 0 to below the limit. */
  readonly int: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Those for which a coin falls so. */
  readonly some: <T>(list: readonly T[], probability: number) => readonly T[];
  /** From 0 to below 1. */
  readonly fraction: () => number;
}

export function diceOf(seed: number): Dice {
  const fraction = randomNumbers(seed);
  for (let round = 0; round < 3; round += 1) fraction();
  const int = (limit: number) => Math.floor(fraction() * limit);
  const chance = (probability: number) => fraction() < probability;
  return {
    int,
    chance,
    fraction,
    pick: <T>(list: readonly T[]) => {
      if (list.length === 0) throw new Error('nothing to choose from');
      return list[int(list.length)] as T;
    },
    some: (list, probability) => list.filter(() => chance(probability)),
  };
}

/** So many pieces, each made by the same function. */
export function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
