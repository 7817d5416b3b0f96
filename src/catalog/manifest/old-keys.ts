import { isList, isMapping, type Mapping, type Value } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import {
  type KeyPath,
  locationOfKey,
  type ManifestSourceMap,
  type WithSource,
} from './source-map.ts';

/** A key that had another name: still read until version 1.0. `*` is any key or item. */
export interface RenamedKey {
  readonly within: readonly string[];
  readonly old: string;
  readonly current: string;
}

export const renamedKeys: readonly RenamedKey[] = [
  { within: ['spec', 'files', '*'], old: 'seeded', current: 'once' },
  { within: ['spec', 'kinds', '*'], old: 'carries', current: 'mustInclude' },
];

/** A manifest with the current keys, so that only this file knows the old ones. */
export function withCurrentKeys(source: WithSource<unknown>): WithSource<unknown> {
  const moved = new Map<string, string>();
  const value = renamedKeys.reduce<unknown>(
    (whole, key) => renameIn(whole, key, { path: [], moved }),
    source.value,
  );
  if (moved.size === 0) return source;
  return { ...source, value, sourceMap: () => moveSpots(source.sourceMap(), moved) };
}

interface Found {
  readonly path: readonly string[];
  /** The way to each old key, as spots are kept, with that to the new one. */
  readonly moved: Map<string, string>;
}

/** If both names are there, neither is renamed: the old one is then an unknown key. */
function renameIn(value: unknown, key: RenamedKey, { path, moved }: Found): unknown {
  const [step, ...rest] = key.within.slice(path.length);
  const inside = (name: string | number, item: unknown) =>
    step === '*' || step === name
      ? renameIn(item, key, { path: [...path, String(name)], moved })
      : item;
  if (step !== undefined && isList(value as Value))
    return (value as readonly unknown[]).map((item, index) => inside(index, item));
  if (!isMapping(value as Value)) return value;
  const entries = Object.entries(value as Mapping);
  if (step !== undefined || rest.length > 0)
    return Object.fromEntries(entries.map(([name, item]) => [name, inside(name, item)]));
  if (!Object.hasOwn(value as Mapping, key.old) || Object.hasOwn(value as Mapping, key.current))
    return value;
  moved.set(way([...path, key.old]), way([...path, key.current]));
  return Object.fromEntries(
    entries.map(([name, item]) => [name === key.old ? key.current : name, item]),
  );
}

function way(path: readonly string[]): string {
  return path.map((key) => `\n${key}`).join('');
}

function moveSpots(
  sourceMap: ManifestSourceMap,
  moved: ReadonlyMap<string, string>,
): ManifestSourceMap {
  const entries = Object.entries(sourceMap).map(([at, span]) => {
    const old = [...moved.keys()].find((key) => at === key || at.startsWith(`${key}\n`));
    return [old === undefined ? at : `${moved.get(old)}${at.slice(old.length)}`, span] as const;
  });
  return Object.fromEntries(entries);
}

/** The keys that a manifest still writes by their old name, each with the fix. */
export function findOldKeys(source: WithSource<unknown>): readonly Diagnostic[] {
  return renamedKeys.flatMap((key) =>
    pathsTo(source.value, [...key.within, key.current]).flatMap((path) => {
      const location = locationOfKey(source, path);
      const { line = 1, column = 1, length = 0 } = location;
      const row = source.text.split('\n', line)[line - 1] ?? '';
      const word = row.slice(column - 1, column - 1 + length).replace(/^["']|["']$/g, '');
      if (word !== key.old) return [];
      return [
        {
          code: 'manifest/old-key',
          message: `"${key.old}" is the old name of "${key.current}"`,
          location,
          hint: `rename it to ${key.current}, or run idp validate --fix`,
          fix: { kind: 'word', was: key.old, becomes: key.current },
        } satisfies Diagnostic,
      ];
    }),
  );
}

function pathsTo(value: unknown, steps: readonly string[]): readonly KeyPath[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [[]];
  const entries: readonly (readonly [string | number, unknown])[] = isList(value as Value)
    ? [...(value as readonly unknown[]).entries()]
    : isMapping(value as Value)
      ? Object.entries(value as Mapping)
      : [];
  return entries
    .filter(([name]) => step === '*' || step === name)
    .flatMap(([name, item]) => pathsTo(item, rest).map((path) => [name, ...path]));
}
