import { compareText } from '../errors/problem.ts';
import type { TreePath } from './path.ts';

/** A file in memory. Of the mode only the execute bit counts. */
export interface TreeFile {
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

/** Files in memory, by path. */
export type Tree<File extends TreeFile = TreeFile> = ReadonlyMap<TreePath, File>;

/** A file that a golden path gives: who gives it, and whether updates keep it in step. */
export interface GivenFile extends TreeFile {
  /** Its contributors: the template's name, then capabilities as `layer/system`. */
  readonly from: readonly string[];
  /** Given once, then the developer's own. */
  readonly seeded: boolean;
  /** The versions of its contributors, where they are not those of the lockfile: an update left it behind. */
  readonly at?: Readonly<Record<string, string>> | undefined;
}

export const emptyTree: ReadonlyMap<TreePath, never> = new Map<TreePath, never>();

export function sameFile(a: TreeFile | undefined, b: TreeFile | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.executable === b.executable && sameBytes(a.bytes, b.bytes);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || (a.length === b.length && Buffer.compare(a, b) === 0);
}

/** The paths of several trees, each once, in the order of their UTF-16 units. */
export function sortedPaths(...trees: readonly Tree[]): readonly TreePath[] {
  return [...new Set(trees.flatMap((tree) => [...tree.keys()]))].sort(compareText);
}
