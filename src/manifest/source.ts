import type { Place } from '../errors/problem.ts';

/** The way to a value in a document. */
export type KeyPath = readonly (string | number)[];

/** Where something stands in a text: line, column, length; for a text in quotes a 1 behind them. */
export type Spot = readonly [line: number, column: number, length: number, quoted?: 1];

/** Where each value of a document stands, and the key that it stands under, if it does; by `pointerTo`. */
export type Spots = Readonly<Record<string, readonly [value: Spot | null, key?: Spot]>>;

/** A value with the text that it was read from, so that everything in it has a place. */
export interface Sourced<T> {
  readonly file: string;
  readonly text: string;
  readonly value: T;
  /** Made when the first place is asked for. */
  readonly spots: () => Spots;
}

type Source = Pick<Sourced<unknown>, 'file' | 'spots'>;

/** A way as one text. Source: RFC 6901, with a line break for the slash, which is common in our keys. */
export function pointerTo(path: KeyPath): string {
  return path.map((key) => `\n${key}`).join('');
}

/** Whether there is something at a place. */
export function isThere({ spots }: Source, path: KeyPath): boolean {
  return spots()[pointerTo(path)] !== undefined;
}

/** The place of a value; that of what encloses it where there is no such value. */
export function placeOfValue(source: Source, path: KeyPath): Place {
  const spot = source.spots()[pointerTo(path)]?.[0];
  if (spot) return placeOf(source, spot);
  return path.length === 0 ? { file: source.file, line: 1, column: 1 } : placeOfKey(source, path);
}

/** The place of a key; that of what encloses it where there is no such key. */
export function placeOfKey(source: Source, path: KeyPath): Place {
  const spot = source.spots()[pointerTo(path)]?.[1];
  if (spot) return placeOf(source, spot);
  return path.length === 0 ? placeOfValue(source, []) : placeOfEnclosing(source, path.slice(0, -1));
}

/** The place of the text inside a scalar: past its opening quote, if it has one. */
export function placeOfText(source: Source, path: KeyPath): Place {
  const place = placeOfValue(source, path);
  const quoted = source.spots()[pointerTo(path)]?.[0]?.[3] === 1;
  return quoted && place.column !== undefined ? { ...place, column: place.column + 1 } : place;
}

/** An item of a list has no key: it is its own place. */
function placeOfEnclosing(source: Source, path: KeyPath): Place {
  const isItem = path.length === 0 || typeof path.at(-1) === 'number';
  return isItem ? placeOfValue(source, path) : placeOfKey(source, path);
}

function placeOf({ file }: Source, [line, column, length]: Spot): Place {
  return { file, line, column, length };
}
