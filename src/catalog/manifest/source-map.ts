import type { Location } from '../../shared/diagnostic.ts';

/** The way to a value in a document. */
export type KeyPath = readonly (string | number)[];

/** A location in a text: line, column, length; for quoted text, a 1 follows. */
export type TextSpan = readonly [line: number, column: number, length: number, quoted?: 1];

/** The location of each value of a document, and of its key, if it has one; by `pointerTo`. */
export type ManifestSourceMap = Readonly<
  Record<string, readonly [value: TextSpan | null, key?: TextSpan]>
>;

/** A value with the text that it was read from, so that everything in it has a place. */
export interface WithSource<T> {
  readonly file: string;
  readonly text: string;
  readonly value: T;
  /** Created when the first location is needed. */
  readonly sourceMap: () => ManifestSourceMap;
}

type SourceFile = Pick<WithSource<unknown>, 'file' | 'sourceMap'>;

/** A way as one text. Source: RFC 6901, with a line break for the slash, which is common in our keys. */
export function pointerTo(path: KeyPath): string {
  return path.map((key) => `\n${key}`).join('');
}

/** Whether a path exists. */
export function isThere({ sourceMap }: SourceFile, path: KeyPath): boolean {
  return sourceMap()[pointerTo(path)] !== undefined;
}

/** The location of a value; that of its parent if there is no such value. */
export function locationOfValue(source: SourceFile, path: KeyPath): Location {
  const span = source.sourceMap()[pointerTo(path)]?.[0];
  if (span) return locationOf(source, span);
  return path.length === 0
    ? { file: source.file, line: 1, column: 1 }
    : locationOfKey(source, path);
}

/** The location of a key; that of its parent if there is no such key. */
export function locationOfKey(source: SourceFile, path: KeyPath): Location {
  const span = source.sourceMap()[pointerTo(path)]?.[1];
  if (span) return locationOf(source, span);
  return path.length === 0
    ? locationOfValue(source, [])
    : locationOfEnclosing(source, path.slice(0, -1));
}

/** The location of the text inside a scalar: after its opening quote, if it has one. */
export function locationOfText(source: SourceFile, path: KeyPath): Location {
  const location = locationOfValue(source, path);
  const quoted = source.sourceMap()[pointerTo(path)]?.[0]?.[3] === 1;
  return quoted && location.column !== undefined
    ? { ...location, column: location.column + 1 }
    : location;
}

/** An item of a list has no key: its own location counts. */
function locationOfEnclosing(source: SourceFile, path: KeyPath): Location {
  const isItem = path.length === 0 || typeof path.at(-1) === 'number';
  return isItem ? locationOfValue(source, path) : locationOfKey(source, path);
}

function locationOf({ file }: SourceFile, [line, column, length]: TextSpan): Location {
  return { file, line, column, length };
}
