import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type LineCounter,
  type Node,
} from 'yaml';
import type { Place } from '../errors/problem.ts';

/** The way to a value in a document. */
export type KeyPath = readonly (string | number)[];

/** A value with the text that it was read from, so that everything in it has a place. */
export interface Sourced<T> {
  readonly file: string;
  readonly text: string;
  readonly value: T;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The place of a value; that of what encloses it where there is no such value. */
export function placeOfValue(source: Omit<Sourced<unknown>, 'value'>, path: KeyPath): Place {
  const node = source.document.getIn(path, true);
  if (isNode(node) && node.range) return placeOfNode(source, node);
  return path.length === 0 ? { file: source.file, line: 1, column: 1 } : placeOfKey(source, path);
}

/** The place of a key; that of what encloses it where there is no such key. */
export function placeOfKey(source: Omit<Sourced<unknown>, 'value'>, path: KeyPath): Place {
  const parent = source.document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(
        (item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1),
      )
    : undefined;
  if (pair && isNode(pair.key) && pair.key.range) return placeOfNode(source, pair.key);
  return path.length === 0 ? placeOfValue(source, []) : placeOfEnclosing(source, path.slice(0, -1));
}

/** The place of the text inside a scalar: past its opening quote, if it has one. */
export function placeOfText(source: Omit<Sourced<unknown>, 'value'>, path: KeyPath): Place {
  const node = source.document.getIn(path, true);
  const place = placeOfValue(source, path);
  const quoted = isScalar(node) && /^["']/.test(source.text.slice(node.range?.[0] ?? 0));
  return quoted && place.column !== undefined ? { ...place, column: place.column + 1 } : place;
}

/** An item of a list has no key: it is its own place. */
function placeOfEnclosing(source: Omit<Sourced<unknown>, 'value'>, path: KeyPath): Place {
  const isItem = path.length === 0 || typeof path.at(-1) === 'number';
  return isItem ? placeOfValue(source, path) : placeOfKey(source, path);
}

function placeOfNode(source: Omit<Sourced<unknown>, 'value'>, node: Node): Place {
  const [start, end] = node.range ?? [0, 0];
  const { line, col } = source.lines.linePos(start);
  const text = source.text.slice(start, end);
  const length = isCollection(node) || text.includes('\n') ? 1 : Math.max(1, text.length);
  return { file: source.file, line, column: col, length };
}
