import { createHash } from 'node:crypto';

/**
 * So many of a list, drawn with a seed, in the order of the list; all of them where there are no more. Each is
 * drawn by its own name: what is added to the list leaves the others as they were drawn.
 */
export function sampleOf<T>(
  all: readonly T[],
  count: number,
  seed: number,
  nameOf: (item: T) => string,
): readonly T[] {
  const rankOf = (item: T) =>
    createHash('sha256')
      .update(`${seed} ${nameOf(item)}`)
      .digest('hex');
  return all
    .map((item, at) => ({ item, at, rank: rankOf(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
