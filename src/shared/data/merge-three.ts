import { append } from '../append.ts';
import { interleave } from './interleave.ts';
import { isList, isMapping, type Mapping, sameValue, type Value } from './value.ts';

/** What has to be done to ours so that it holds what theirs changed; `at` leads through mappings by key. */
export type DataEdit =
  /** The value of theirs is set there. */
  | { readonly kind: 'set'; readonly at: readonly string[] }
  | { readonly kind: 'remove'; readonly at: readonly string[] }
  /** A list becomes these items, each taken from one of the sides. */
  | { readonly kind: 'items'; readonly at: readonly string[]; readonly items: readonly ListItem[] };

interface ListItem {
  readonly side: 'ours' | 'theirs';
  readonly index: number;
}

/** What both sides make of a base. */
interface ThreeWay {
  readonly value: Value;
  readonly edits: readonly DataEdit[];
}

/**
 * Three-way merge by key: what only one side changed is taken, what both changed alike is taken once; of
 * lists of scalars, additions and removals. Undefined where both changed one thing apart.
 */
export function mergeThree(
  base: Value,
  ours: Value,
  theirs: Value,
  at: readonly string[] = [],
): ThreeWay | undefined {
  if (sameValue(base, theirs)) return { value: ours, edits: [] };
  if (isMapping(ours) && isMapping(theirs) && (base === undefined || isMapping(base))) {
    const isPlainGain = Object.keys({ ...base, ...ours }).length === 0 && base !== undefined;
    if (!isPlainGain) return mergeMappings(base ?? {}, ours, theirs, at);
  }
  if (sameValue(ours, theirs)) return { value: ours, edits: [] };
  if (sameValue(base, ours))
    return { value: theirs, edits: [{ kind: theirs === undefined ? 'remove' : 'set', at }] };
  if (isScalars(ours) && isScalars(theirs) && (base === undefined || isScalars(base)))
    return mergeLists(base ?? [], ours, theirs, at);
  return undefined;
}

function mergeMappings(
  base: Mapping,
  ours: Mapping,
  theirs: Mapping,
  at: readonly string[],
): ThreeWay | undefined {
  const value = new Map(Object.entries(ours));
  const edits: DataEdit[] = [];
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(base)])) {
    const [b, o, t] = [own(base, key), own(ours, key), own(theirs, key)];
    const merged = mergeThree(b, o, t, [...at, key]);
    if (merged === undefined) return undefined;
    append(edits, merged.edits);
    if (merged.value === undefined) value.delete(key);
    else value.set(key, merged.value);
  }
  return { value: Object.fromEntries(value), edits };
}

function own(mapping: Mapping, key: string): Value {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** With duplicate items, the order matters; also if both sides replaced the same one. */
function mergeLists(
  base: readonly Value[],
  ours: readonly Value[],
  theirs: readonly Value[],
  at: readonly string[],
): ThreeWay | undefined {
  if ([base, ours, theirs].some((list) => new Set(list).size < list.length)) return undefined;
  const [inBase, inOurs, inTheirs] = [new Set(base), new Set(ours), new Set(theirs)];
  const bothReplaced =
    base.some((item) => !inOurs.has(item) && !inTheirs.has(item)) &&
    ours.some((item) => !inBase.has(item)) &&
    theirs.some((item) => !inBase.has(item));
  if (bothReplaced) return undefined;
  const added = theirs.flatMap((item, index) =>
    inBase.has(item) || inOurs.has(item) ? [] : [{ item, behind: theirs[index - 1] }],
  );
  const value = interleave(
    ours.filter((item) => !inBase.has(item) || inTheirs.has(item)),
    added,
    'last',
  );
  const origins = new Map<Value, ListItem>();
  for (const [index, item] of theirs.entries()) origins.set(item, { side: 'theirs', index });
  for (const [index, item] of ours.entries()) origins.set(item, { side: 'ours', index });
  const items = value.flatMap((item) => origins.get(item) ?? []);
  return { value, edits: [{ kind: 'items', at, items }] };
}

function isScalars(value: Value): value is readonly Value[] {
  return isList(value) && value.every((item) => !isList(item) && !isMapping(item));
}
