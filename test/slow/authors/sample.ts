import { randomNumbers } from '../kill/random.ts';

/** So many of a list, drawn with a seed, in the order of the list; all of them where there are no more. */
export function sampleOf<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const random = randomNumbers(seed);
  return all
    .map((item, at) => ({ item, at, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
