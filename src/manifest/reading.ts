import type { Sourced, Spots } from './source.ts';

/** What reading a manifest gave, as two texts of JSON, so that it need not be read again as long as it stays the same. */
export interface Reading {
  readonly value: string;
  readonly spots: string;
}

export function readingOf({ value, spots }: Sourced<unknown>): Reading {
  return { value: JSON.stringify(value), spots: JSON.stringify(spots()) };
}

/** The manifest of a reading; each half is made when it is asked for. */
export function restoreReading<T>(reading: Reading, text: string, file: string): Sourced<T> {
  let value: T | undefined;
  let spots: Spots | undefined;
  return {
    file,
    text,
    get value() {
      value ??= JSON.parse(reading.value) as T;
      return value;
    },
    spots: () => {
      spots ??= JSON.parse(reading.spots) as Spots;
      return spots;
    },
  };
}
