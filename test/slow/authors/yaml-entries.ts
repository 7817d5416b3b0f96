import { isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** A value of a YAML text with its way and its offsets; of an item of a list, the key is the value itself. */
export interface Entry {
  readonly path: readonly (string | number)[];
  readonly key: Span;
  readonly value: Span;
  /** What JSON would say; undefined for what holds others. */
  readonly scalar: unknown;
  readonly isScalar: boolean;
  /** The offsets at which it can be cut out together with what parts it from its neighbours. */
  readonly cut: Span;
  /** The offset of the key that encloses it; 0 in the root. */
  readonly parent: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Every pair and every item of a YAML text, in the order of the text. */
export function entriesOf(text: string): readonly Entry[] {
  const { contents } = parseDocument(text);
  return contents === null ? [] : entriesIn(contents, [], 0);
}

function entriesIn(node: Node, path: Entry['path'], parent: number): readonly Entry[] {
  const items = isMap(node) || isSeq(node) ? node.items : [];
  const spans = items.map((item) => {
    const key = isPair(item) ? spanOf(item.key) : spanOf(item);
    const value = isPair(item) && item.value !== null ? spanOf(item.value) : key;
    return { key, value };
  });
  return items.flatMap((item, index) => {
    const span = spans[index];
    if (span === undefined) return [];
    const name = isPair(item) && isScalar(item.key) ? String(item.key.value) : index;
    const inside = isPair(item) ? item.value : item;
    const [last, next] = [spans[index - 1], spans[index + 1]];
    const from = next || !last ? span.key.from : last.value.to;
    const entry: Entry = {
      path: [...path, name],
      ...span,
      scalar: isScalar(inside) ? inside.value : undefined,
      isScalar: isScalar(inside),
      cut: { from, to: next ? next.key.from : span.value.to },
      parent,
    };
    const below =
      isMap(inside) || isSeq(inside) ? entriesIn(inside, entry.path, span.key.from) : [];
    return [entry, ...below];
  });
}

function spanOf(node: unknown): Span {
  const [from = 0, to = 0] = (node as Node).range ?? [];
  return { from, to };
}
