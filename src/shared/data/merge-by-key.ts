import { append } from '../append.ts';
import { compareText } from '../diagnostic.ts';
import { contentOf, isList, isMapping, type Mapping, sameValue, type Value } from './value.ts';

/** Where two values contradict each other, with both values. */
interface Contradiction {
  readonly path: readonly string[];
  readonly first: Value;
  readonly second: Value;
}

interface MergedValue {
  readonly value: Value;
  readonly contradictions: readonly Contradiction[];
}

/**
 * Combines two values: mappings by key (sorted, if the first is), lists without duplicates, equal scalars once. At a
 * contradiction the first wins, and it is reported.
 */
export function mergeByKey(first: Value, second: Value, path: readonly string[] = []): MergedValue {
  if (isMapping(first) && isMapping(second)) return mergeMappings(first, second, path);
  if (isList(first) && isList(second)) {
    const known = new Set(first.map(contentOf));
    const added = second.filter((item) => !known.has(contentOf(item)));
    return { value: [...first, ...added], contradictions: [] };
  }
  if (sameValue(first, second)) return { value: first, contradictions: [] };
  return { value: first, contradictions: [{ path, first, second }] };
}

function mergeMappings(first: Mapping, second: Mapping, path: readonly string[]): MergedValue {
  const value: Record<string, Value> = {};
  const contradictions: Contradiction[] = [];
  for (const key of orderOf(first, second)) {
    const merged = mergeKey(first, second, key, path);
    Object.defineProperty(value, key, {
      value: merged.value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    append(contradictions, merged.contradictions);
  }
  return { value, contradictions };
}

/** The keys of the first, then those that the second adds; all in order where those of the first are: it was sorted. */
function orderOf(first: Mapping, second: Mapping): readonly string[] {
  const known = Object.keys(first);
  const keys = [...known, ...Object.keys(second).filter((key) => !Object.hasOwn(first, key))];
  const isSorted = known.every((key, index) => index === 0 || (known[index - 1] ?? '') < key);
  return isSorted && known.length > 1 ? keys.sort(compareText) : keys;
}

function mergeKey(
  first: Mapping,
  second: Mapping,
  key: string,
  path: readonly string[],
): MergedValue {
  if (!Object.hasOwn(second, key)) return { value: first[key], contradictions: [] };
  if (!Object.hasOwn(first, key)) return { value: second[key], contradictions: [] };
  return mergeByKey(first[key], second[key], [...path, key]);
}
