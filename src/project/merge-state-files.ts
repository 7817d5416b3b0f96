import { compareVersions } from '../catalog/manifest/versions.ts';
import type { Mapping } from '../shared/data/value.ts';
import { compareText } from '../shared/diagnostic.ts';
import type { TreePath } from '../shared/tree/path.ts';
import type { Base, BaseFile } from '../shared/tree/tree.ts';
import { type Lock, type LockedProvider, providersOf } from './lock.ts';
import { sameBaseFile, sameLockValue } from './state-files.ts';

/** What became of two sides, and what both of them changed, each in another way. */
interface MergedState<Value> {
  readonly value: Value;
  readonly both: readonly string[];
}

/** Whether the second side was updated further than the first: what both changed is taken as it has it. */
export function isNewer(theirs: Lock | undefined, ours: Lock | undefined): boolean {
  if (ours === undefined || theirs === undefined || ours.template.name !== theirs.template.name)
    return false;
  return compareVersions(theirs.template.version, ours.template.version) > 0;
}

/** One file of both sides, if they can be united. */
type MergeBaseFile = (
  path: string,
  ancestor: BaseFile | undefined,
  ours: BaseFile,
  theirs: BaseFile,
) => BaseFile | undefined;

/** Two bases, file by file. What only one side removed is kept if the other one changed it. */
export function mergeBases(
  { ancestor, ours, theirs }: SidesOf<Base>,
  takesTheirs: boolean,
  unite: MergeBaseFile,
): MergedState<Base> {
  const merged = mergeEntries<BaseFile>(
    { ancestor: ancestor ?? new Map(), ours, theirs },
    { isSame: sameBaseFile, choose: (_path, o, t) => (takesTheirs ? t : o), unite },
  );
  return { ...merged, value: merged.value as ReadonlyMap<TreePath, BaseFile> };
}

interface SidesOf<Value> {
  readonly ancestor: Value | undefined;
  readonly ours: Value;
  readonly theirs: Value;
}

/** Two lockfiles, key by key. Of two versions the newer one is taken. */
export function mergeLocks({ ancestor, ours, theirs }: SidesOf<Lock>): MergedState<Lock> {
  const takesTheirs = isNewer(theirs, ours);
  const section = <Value>(
    of: (lock: Lock) => Iterable<readonly [string, Value]>,
    choose: (key: string, o: Value, t: Value) => Value = (_key, o, t) => (takesTheirs ? t : o),
  ) => {
    const [b, o, t] = [ancestor ? of(ancestor) : [], of(ours), of(theirs)];
    const sides = { ancestor: new Map(b), ours: new Map(o), theirs: new Map(t) };
    return mergeEntries(sides, { isSame: sameLockValue, choose });
  };
  const newer = (_key: string, o: string, t: string) => (compareVersions(t, o) > 0 ? t : o);
  const listed = (of: (lock: Lock) => readonly string[]) =>
    section((lock) => of(lock).map((one) => [one, true] as const));
  const providers = section((lock) => providersOf(lock), newer);
  const layers = layersOf(providers.value, ours);
  const [without, own] = [listed((lock) => lock.without), listed((lock) => lock.own)];
  const answers = section((lock) => Object.entries(lock.answers));
  const defaults = section((lock) => Object.entries(lock.defaults));
  const made = section<Lock['template'] | Lock['catalog']>(({ template, catalog }) =>
    Object.entries({ template, ...(catalog && { catalog }) }),
  );
  const template = made.value.get('template') as Lock['template'];
  return {
    value: {
      catalog: made.value.get('catalog') as Lock['catalog'],
      template,
      layers,
      without: [...without.value.keys()].filter((layer) => !(layer in layers)),
      own: [...own.value.keys()],
      answers: toMapping(answers.value),
      defaults: toMapping([...defaults.value].filter(([name]) => !answers.value.has(name))),
    },
    both: [
      ...(made.both.includes('template') ? [`${template.name} ${template.version}`] : []),
      ...[...providers.both, ...answers.both, ...defaults.both],
    ],
  };
}

interface Rules<Value> {
  readonly isSame: (a: Value | undefined, b: Value | undefined) => boolean;
  readonly choose: (key: string, ours: Value, theirs: Value) => Value;
  readonly unite?: (
    key: string,
    ancestor: Value | undefined,
    ours: Value,
    theirs: Value,
  ) => Value | undefined;
}

function mergeEntries<Value>(
  sides: {
    readonly ancestor: ReadonlyMap<string, Value>;
    readonly ours: ReadonlyMap<string, Value>;
    readonly theirs: ReadonlyMap<string, Value>;
  },
  { isSame, choose, unite }: Rules<Value>,
): MergedState<ReadonlyMap<string, Value>> {
  const value = new Map<string, Value>();
  const both: string[] = [];
  const keys = new Set([...sides.ours.keys(), ...sides.theirs.keys()]);
  for (const key of [...keys].sort(compareText)) {
    const [a, o, t] = [sides.ancestor.get(key), sides.ours.get(key), sides.theirs.get(key)];
    const isOneSided = isSame(o, t) || isSame(a, o) || isSame(a, t);
    const hasBoth = o !== undefined && t !== undefined;
    const united = !isOneSided && hasBoth ? unite?.(key, a, o, t) : undefined;
    if (!isOneSided && united === undefined) both.push(key);
    const either = hasBoth ? choose(key, o, t) : (o ?? t);
    const chosen = isOneSided ? (isSame(a, o) ? t : o) : (united ?? either);
    if (chosen !== undefined) value.set(key, chosen);
  }
  return { value, both };
}

/** A layer whose provider both sides replaced has two now: that of our side stays. */
function layersOf(versions: ReadonlyMap<string, string>, ours: Lock): Lock['layers'] {
  const layers = new Map<string, LockedProvider[]>();
  for (const [id, version] of versions) {
    const [layer = '', provider = ''] = id.split('/');
    layers.set(layer, [...(layers.get(layer) ?? []), { provider, version }]);
  }
  return Object.fromEntries(
    [...layers].map(([layer, providers]) => {
      const own = ours.layers[layer] ?? [];
      const isReplaced = providers.length > 1 && own.length === 1;
      return [layer, isReplaced ? own : providers];
    }),
  );
}

function toMapping(entries: Iterable<readonly [string, unknown]>): Mapping {
  return Object.fromEntries(entries) as Mapping;
}
