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
import { type KeyPath, type ManifestSourceMap, pointerTo, type TextSpan } from './source-map.ts';

/** The locations in a YAML document; what an alias repeats has the location of the alias. */
export function createSourceMap(
  document: Document,
  lines: LineCounter,
  text: string,
): ManifestSourceMap {
  const sourceMap: Record<string, readonly [TextSpan | null, TextSpan?]> = {};
  const spanOf = (node: unknown) => (isNode(node) ? findSpan(node, lines, text) : null);
  const visit = (node: unknown, path: KeyPath, key: TextSpan | null) => {
    const span = spanOf(node);
    sourceMap[pointerTo(path)] = key === null ? [span] : [span, key];
    if (isSeq(node))
      for (const [index, item] of node.items.entries()) visit(item, [...path, index], null);
    if (!isMap(node)) return;
    for (const { key, value } of node.items)
      if (isScalar(key)) visit(value, [...path, String(key.value)], spanOf(key));
  };
  visit(document.contents, [], null);
  return sourceMap;
}

function findSpan(node: Node, lines: LineCounter, text: string): TextSpan | null {
  if (!node.range) return null;
  const [start, end] = node.range;
  const { line, col } = lines.linePos(start);
  const source = text.slice(start, end);
  const length = isCollection(node) || source.includes('\n') ? 1 : Math.max(1, source.length);
  return isScalar(node) && /^["']/.test(source) ? [line, col, length, 1] : [line, col, length];
}
