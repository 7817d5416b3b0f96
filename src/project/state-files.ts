import type { TreePath } from '../shared/tree/path.ts';
import { encodeText } from '../shared/tree/text.ts';
import {
  type Base,
  type BaseFile,
  sameFile,
  sortedPaths,
  type TreeFile,
} from '../shared/tree/tree.ts';
import { printBase } from './base.ts';
import { attributesPath, basePath, ignorePath, type Lock, lockPath, printLock } from './lock.ts';

/**
 * Git shows the files under `.idp/` folded, never changes its line ends, and merges it line by line whatever driver is
 * set for other files: the base is made for that, and what does not fit conflicts.
 */
const attributes = '* -text merge -whitespace linguist-generated\n';

/** An update in progress is local to this work tree. */
const ignored = 'unfinished\npending\n';

/** What is recorded of a project under `.idp/`. */
export interface ProjectFiles {
  readonly lock: Lock;
  readonly base: Base;
}

/** The files under `.idp/`; the lockfile last, since it shows that all else is there. */
export function stateFilesOf({ lock, base }: ProjectFiles): ReadonlyMap<TreePath, TreeFile> {
  const plain = (bytes: Uint8Array): TreeFile => ({ bytes, executable: false });
  return new Map([
    [attributesPath, plain(encodeText(attributes))],
    [ignorePath, plain(encodeText(ignored))],
    [basePath, plain(printBase(base))],
    [lockPath, plain(encodeText(printLock(lock)))],
  ]);
}

/**
 * Whether two states are equal, in whatever format: a run with nothing to do writes nothing, not even for a newer
 * format or another folder of the catalog.
 */
export function sameState(a: ProjectFiles, b: ProjectFiles): boolean {
  return sameLock(a.lock, b.lock) && sameBase(a.base, b.base);
}

export function sameLock(a: Lock, b: Lock): boolean {
  const compared = ({ catalog, template, layers, without, own, answers, defaults }: Lock) => [
    catalog?.digest,
    template,
    layers,
    [...without].sort(),
    [...own].sort(),
    answers,
    defaults,
  ];
  return sameLockValue(compared(a), compared(b));
}

/** JSON with its keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([x], [y]) => (x < y ? -1 : 1)))
      : item,
  );
}

function sameBase(a: Base, b: Base): boolean {
  return sortedPaths(a, b).every((path) => sameBaseFile(a.get(path), b.get(path)));
}

export function sameBaseFile(a: BaseFile | undefined, b: BaseFile | undefined): boolean {
  const compared = (file: BaseFile | undefined) => [file?.from, file?.once, file?.at ?? {}];
  return sameFile(a, b) && sameLockValue(compared(a), compared(b));
}

export function sameLockValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}
