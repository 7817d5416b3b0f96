/**
 * Puts all items behind those of a list. As arguments of `push`, some 120,000 of them are more than the stack holds,
 * and a text has as many lines.
 */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** The greatest of any number of numbers, or zero. */
export function maximum(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) most = Math.max(most, number);
  return most;
}
