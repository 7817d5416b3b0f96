import { type Document, isScalar, visit } from 'yaml';

/** A duplicate key: the offset of the first one, and of this one; from 0. */
export interface DuplicateKey {
  readonly key: string;
  readonly first: number;
  readonly again: number;
}

/**
 * The duplicate keys of mappings, in order. The library finds them too, but compares each key with each: half a
 * minute for 50,000 of them, so it is called with `uniqueKeys: false`.
 */
export function findDuplicateKeys(document: Document): readonly DuplicateKey[] {
  const duplicates: DuplicateKey[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const known = new Map<unknown, number>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const [at = 0] = key.range ?? [];
        const first = known.get(key.value);
        if (first === undefined) known.set(key.value, at);
        else duplicates.push({ key: String(key.value), first, again: at });
      }
    },
  });
  return duplicates.sort((a, b) => a.again - b.again);
}
