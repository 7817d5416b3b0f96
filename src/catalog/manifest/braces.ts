import { isList, isMapping, type Value } from '../../shared/data/value.ts';
import type { KeyPath } from './source-map.ts';

/** What braces in a manifest text mean: rendered, an expression, kept literally, or a mistake. */
type BraceUse = 'rendered' | 'condition' | 'rule' | 'as they stand' | 'not allowed';

/**
 * What is not named here may not hold braces, so that a new key cannot be forgotten. `*` is any key, `[]` any item,
 * and `**` all that is below.
 */
const table: Readonly<Record<Exclude<BraceUse, 'not allowed'>, readonly string[]>> = {
  rendered: [
    'spec.parameters.*.default',
    'spec.parameters.*.default.[]',
    'spec.hooks.[].title',
    'spec.hooks.[].run.[]',
    'spec.checks.[].title',
    'spec.checks.[].run.[]',
    'spec.migrations.[].before.[].title',
    'spec.migrations.[].before.[].run.[]',
    'spec.migrations.[].after.[].title',
    'spec.migrations.[].after.[].run.[]',
    'spec.folder.path',
    'spec.next.start',
    'spec.next.metrics',
    'spec.rules.[].message',
  ],
  condition: ['spec.parameters.*.when', 'spec.files.[].when', 'spec.hooks.[].when'],
  rule: ['spec.rules.[].holds'],
  'as they stand': [
    'spec.facts.**',
    'spec.parameters.*.pattern',
    'spec.parameters.*.items.pattern',
    'spec.parameters.*.infer.[].pattern',
    'spec.kinds.*.mustInclude.[].contains',
    'answers.**',
  ],
};

const patterns = Object.entries(table).flatMap(([braces, keys]) =>
  keys.map((key) => ({ braces: braces as BraceUse, key: key.split('.') })),
);

/** What braces are at a key of a manifest. */
export function bracesAt(path: KeyPath): BraceUse {
  return patterns.find(({ key }) => matches(key, path))?.braces ?? 'not allowed';
}

function matches(key: readonly string[], path: KeyPath): boolean {
  if (key.at(-1) === '**')
    return path.length >= key.length && matches(key.slice(0, -1), path.slice(0, key.length - 1));
  return key.length === path.length && key.every((part, index) => fits(part, path[index]));
}

function fits(part: string, key: string | number | undefined): boolean {
  return part === '[]' || typeof key === 'number'
    ? part === '[]' && typeof key === 'number'
    : part === '*' || part === key;
}

/** A text of a manifest, or a key of its own choice, with the way to it. */
interface ManifestString {
  readonly path: KeyPath;
  readonly text: string;
  readonly isKey: boolean;
}

/** Every text of a manifest, and every key: those that the manifest's shape names hold no braces. */
export function stringsIn(value: Value, path: KeyPath = []): readonly ManifestString[] {
  if (typeof value === 'string') return [{ path, text: value, isKey: false }];
  if (isList(value)) return value.flatMap((item, index) => stringsIn(item, [...path, index]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) => [
    { path: [...path, key], text: key, isKey: true },
    ...stringsIn(inside, [...path, key]),
  ]);
}
