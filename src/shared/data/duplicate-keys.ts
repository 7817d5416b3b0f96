import { type Document, isScalar, visit } from 'yaml';

/** A key that a mapping has already: where it stands first, and where again; offsets from 0. */
export interface DuplicateKey {
  readonly key: string;
  readonly first: number;
  readonly again: number;
}

/**
 * The keys that stand twice in one mapping, in order. The library finds them too, but compares each key with each:
 * that takes half a minute for 50,000 of them, so it is told `uniqueKeys: false`.
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
