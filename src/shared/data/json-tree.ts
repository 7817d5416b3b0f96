import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { findTooDeep } from './nesting.ts';
import type { Value } from './value.ts';

/** A value of JSON, YAML or TOML and its range in the text: offsets from 0, the end exclusive. */
export interface JsonNode {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  /** Its content is on lines of its own, by indentation or below a table header, and not between brackets. */
  readonly block?: true;
  /** Of an object. */
  readonly members?: readonly JsonMember[];
  /** Of a list. */
  readonly items?: readonly JsonNode[];
}

export interface JsonMember {
  /** Where its key starts and its value ends. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly node: JsonNode;
  /** Of a table of TOML that has parts of others between its own. */
  readonly scattered?: true;
}

/**
 * Parses JSON with locations, also with comments and trailing commas (tsconfig.json and the like). Undefined if it is
 * not valid, or has duplicate keys: it is unclear which one counts.
 */
export function readJsonTree(text: string): JsonNode | undefined {
  if (findTooDeep('json', text) !== undefined) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return root && errors.length === 0 ? readNode(root) : undefined;
}

function readNode({
  type,
  offset: start,
  length,
  value,
  children = [],
}: Node): JsonNode | undefined {
  const end = start + length;
  if (type === 'array') {
    const items = all(children.map(readNode));
    return items && { start, end, value: items.map((item) => item.value), items };
  }
  if (type !== 'object') return { start, end, value: value as Value };
  const members = all(children.map(readMember));
  if (members === undefined) return undefined;
  if (new Set(members.map(({ key }) => key)).size < members.length) return undefined;
  const entries = members.map(({ key, node }) => [key, node.value] as const);
  return { start, end, value: Object.fromEntries(entries), members };
}

function readMember({ offset: start, children: [key, value] = [] }: Node): JsonMember | undefined {
  const node = value && readNode(value);
  return node && { start, end: node.end, key: String(key?.value), node };
}

function all<T>(read: readonly (T | undefined)[]): readonly T[] | undefined {
  return read.every((one) => one !== undefined) ? read : undefined;
}
