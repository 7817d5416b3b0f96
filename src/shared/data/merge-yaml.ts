import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { findDuplicateKeys } from './duplicate-keys.ts';
import { findTooDeep, tooDeep } from './nesting.ts';
import { contentOf, quote, sameValue, type Value } from './value.ts';

/** Two YAML documents united by key, comments and order of the first kept; or why they cannot be. */
export function mergeYamlText(
  first: string,
  second: string,
): { readonly text: string } | { readonly reason: string } {
  if ([first, second].some((text) => findTooDeep('yaml', text) !== undefined))
    return { reason: `one of them ${tooDeep}` };
  const [base, other] = [read(first), read(second)];
  const error = base.errors[0] ?? other.errors[0];
  if (error?.code === 'MULTIPLE_DOCS') return { reason: 'one of them contains several documents' };
  if (error) return { reason: `one of them is not valid YAML: ${error.message}` };
  const [duplicate] = [...findDuplicateKeys(base), ...findDuplicateKeys(other)];
  if (duplicate)
    return { reason: `one of them has a duplicate key ${JSON.stringify(duplicate.key)}` };
  if (base.contents === null) return { text: second };
  if (other.contents === null) return { text: first };
  const reason = mergeInto(base.contents, other.contents, []);
  return reason === undefined ? { text: base.toString({ lineWidth: 0 }) } : { reason };
}

function read(text: string): Document.Parsed {
  return parseDocument(text, { prettyErrors: false, uniqueKeys: false });
}

/** Merges the second into the first, or returns where they contradict each other. */
function mergeInto(ours: unknown, theirs: unknown, path: readonly string[]): string | undefined {
  if (isMap(ours) && isMap(theirs)) return mergeMaps(ours, theirs, path);
  if (isSeq(ours) && isSeq(theirs)) {
    const known = new Set((ours.toJSON() as readonly Value[]).map(contentOf));
    const added = theirs.items.filter((item) => !known.has(contentOf(toValue(item))));
    ours.items = [...ours.items, ...added];
    return undefined;
  }
  const [a, b] = [toValue(ours), toValue(theirs)];
  return sameValue(a, b)
    ? undefined
    : `${path.join('.') || 'the document'} is ${quote(a)} in one and ${quote(b)} in the other`;
}

function mergeMaps(ours: YAMLMap, theirs: YAMLMap, path: readonly string[]): string | undefined {
  const known = new Map(ours.items.map((pair) => [toValue(pair.key), pair]));
  for (const pair of theirs.items) {
    const own = known.get(toValue(pair.key));
    const reason = own && mergeInto(own.value, pair.value, [...path, String(toValue(pair.key))]);
    if (reason !== undefined) return reason;
    if (own === undefined) ours.items.push(pair);
  }
  return undefined;
}

function toValue(node: unknown): Value {
  const convert = (node as { toJSON?: () => Value } | null)?.toJSON;
  return convert ? convert.call(node) : (node as Value);
}
