import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { quote, sameValue, type Value } from './value.ts';

/** Two YAML documents united by key, comments and order of the first kept; or why they cannot be. */
export function mergeYamlText(
  first: string,
  second: string,
): { readonly text: string } | { readonly reason: string } {
  const [base, other] = [read(first), read(second)];
  const fault = base.errors[0] ?? other.errors[0];
  if (fault?.code === 'MULTIPLE_DOCS') return { reason: 'one of them holds several documents' };
  if (fault) return { reason: `one of them is no YAML: ${fault.message}` };
  if (base.contents === null) return { text: second };
  if (other.contents === null) return { text: first };
  const reason = mergeInto(base, other, []);
  return reason === undefined ? { text: base.toString({ lineWidth: 0 }) } : { reason };
}

function read(text: string): Document.Parsed {
  return parseDocument(text, { prettyErrors: false });
}

function mergeInto(base: Document, other: Document, path: readonly unknown[]): string | undefined {
  const [ours, theirs] = [base.getIn(path, true), other.getIn(path, true)];
  if (isMap(ours) && isMap(theirs)) return mergeMaps(base, other, path, theirs);
  if (isSeq(ours) && isSeq(theirs)) {
    const known = ours.toJSON() as readonly Value[];
    for (const item of theirs.items) {
      const value = toValue(item);
      if (!known.some((one) => sameValue(one, value))) ours.items.push(item);
    }
    return undefined;
  }
  const [a, b] = [toValue(ours), toValue(theirs)];
  return sameValue(a, b)
    ? undefined
    : `${path.join('.') || 'the whole'} is ${quote(a)} in the one and ${quote(b)} in the other`;
}

function mergeMaps(
  base: Document,
  other: Document,
  path: readonly unknown[],
  theirs: YAMLMap,
): string | undefined {
  for (const { key, value } of theirs.items) {
    const at = [...path, toValue(key)];
    if (base.hasIn(at)) {
      const reason = mergeInto(base, other, at);
      if (reason !== undefined) return reason;
    } else base.setIn(at, value);
  }
  return undefined;
}

function toValue(node: unknown): Value {
  const convert = (node as { toJSON?: () => Value } | null)?.toJSON;
  return convert ? convert.call(node) : (node as Value);
}
