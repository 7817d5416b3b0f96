import { InvalidArgumentError } from 'commander';

/** The value of an option that must not be empty, as with an unset shell variable. */
export function nonEmptyValue(value: string): string {
  if (value === '') throw new InvalidArgumentError('must not be empty');
  return value;
}

/** The values of a repeatable option. */
export function collectOption(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

/** The same for a list with commas. */
export function collectLayers(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, ...value.split(',')];
}

/** A number from 0 to 100. */
export function percent(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 100))
    throw new InvalidArgumentError('expected a number from 0 to 100');
  return number;
}

/** A whole number that is not negative. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('expected a whole number');
  return Number(value);
}

/** How many to do at a time. */
export function jobs(value: string): number {
  const number = wholeNumber(value);
  if (number === 0) throw new InvalidArgumentError('expected a number of at least 1');
  return number;
}
