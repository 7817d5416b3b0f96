/**
 * Appends all items to a list. As arguments of `push`, 120,000 of them would overflow the stack, and a text can have
 * as many lines.
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
