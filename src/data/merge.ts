import { isList, isMapping, sameValue, type Value } from './value.ts';

/** Where two values contradict each other, and what each says. */
export interface Contradiction {
  readonly path: readonly string[];
  readonly first: Value;
  readonly second: Value;
}

export interface Merged {
  readonly value: Value;
  readonly contradictions: readonly Contradiction[];
}

/**
 * Two values united: mappings by key, lists without what is already there, equal scalars once.
 * Where they contradict, the first stands and the contradiction is told.
 */
export function mergeValues(first: Value, second: Value, path: readonly string[] = []): Merged {
  if (isMapping(first) && isMapping(second)) return mergeMappings(first, second, path);
  if (isList(first) && isList(second)) {
    const added = second.filter((item) => !first.some((known) => sameValue(known, item)));
    return { value: [...first, ...added], contradictions: [] };
  }
  if (sameValue(first, second)) return { value: first, contradictions: [] };
  return { value: first, contradictions: [{ path, first, second }] };
}

function mergeMappings(
  first: { readonly [key: string]: Value },
  second: { readonly [key: string]: Value },
  path: readonly string[],
): Merged {
  const value: Record<string, Value> = { ...first };
  const contradictions: Contradiction[] = [];
  for (const [key, item] of Object.entries(second)) {
    const merged = Object.hasOwn(first, key)
      ? mergeValues(first[key], item, [...path, key])
      : undefined;
    Object.defineProperty(value, key, {
      value: merged === undefined ? item : merged.value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    contradictions.push(...(merged?.contradictions ?? []));
  }
  return { value, contradictions };
}
