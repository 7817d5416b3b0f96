import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
} from 'yaml';
import { type KeyPath, pointerTo, type Spot, type Spots } from './source.ts';

/** Where everything stands in a YAML document; what an alias repeats stands where the alias does. */
export function findSpots(document: Document, lines: LineCounter, text: string): Spots {
  const spots: Record<string, readonly [Spot | null, Spot?]> = {};
  const spotOf = (node: unknown) => (isNode(node) ? findSpot(node, lines, text) : null);
  const visit = (node: unknown, path: KeyPath, key: Spot | null) => {
    const spot = spotOf(node);
    spots[pointerTo(path)] = key === null ? [spot] : [spot, key];
    if (isSeq(node))
      for (const [index, item] of node.items.entries()) visit(item, [...path, index], null);
    if (!isMap(node)) return;
    for (const { key, value } of node.items)
      if (isScalar(key)) visit(value, [...path, String(key.value)], spotOf(key));
  };
  visit(document.contents, [], null);
  return spots;
}

function findSpot(node: Node, lines: LineCounter, text: string): Spot | null {
  if (!node.range) return null;
  const [start, end] = node.range;
  const { line, col } = lines.linePos(start);
  const source = text.slice(start, end);
  const length = isCollection(node) || source.includes('\n') ? 1 : Math.max(1, source.length);
  return isScalar(node) && /^["']/.test(source) ? [line, col, length, 1] : [line, col, length];
}
