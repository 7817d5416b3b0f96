import { isMap, isNode, isPair, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { JsonMember, JsonNode } from './json-tree.ts';
import { readYaml } from './read-yaml.ts';
import type { Value } from './value.ts';

/**
 * Parses each document of a YAML text with locations. Undefined if it is not valid, or if its values lose
 * information.
 */
export function readYamlTrees(text: string): readonly JsonNode[] | undefined {
  const read = readYaml(text);
  return read?.documents.map(({ contents }, index) => ({
    ...nodeOf(contents, text, 0),
    value: read.values[index],
  }));
}

function nodeOf(node: unknown, text: string, at: number): JsonNode {
  const [start, end] = isNode(node) && node.range ? node.range : [at, at];
  if (isMap(node)) return mappingOf(node, text, { start, end });
  if (isSeq(node)) {
    const items = node.items.map((item) => nodeOf(item, text, start));
    const [first, last] = [items[0], items.at(-1)];
    const value = items.map((item) => item.value);
    return node.flow || !first || !last
      ? { start, end, value, items }
      : { start, end: last.end, value, items, block: true };
  }
  const value = isScalar(node) ? (node.value as Value) : null;
  return { start, end: start + text.slice(start, end).trimEnd().length, value };
}

function mappingOf(
  node: YAMLMap,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): JsonNode {
  const members = node.items.flatMap((pair) => (isPair(pair) ? memberOf(pair, text) : []));
  const value = Object.fromEntries(members.map(({ key, node }) => [key, node.value]));
  const [first, last] = [members[0], members.at(-1)];
  return node.flow || !first || !last
    ? { start, end, value, members }
    : { start: first.start, end: last.end, value, members, block: true };
}

/** A key without a value ends with its colon. */
function memberOf({ key, value }: Pair, text: string): JsonMember {
  const [start, keyEnd] = isScalar(key) && key.range ? key.range : [0, 0];
  const colon = text.indexOf(':', keyEnd) + 1;
  const node = nodeOf(value, text, colon);
  const placed = node.end > node.start ? node : { ...node, start: colon, end: colon };
  const name = String(isScalar(key) ? key.value : key);
  return { start, end: placed.end, key: name, node: placed };
}
