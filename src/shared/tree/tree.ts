import { compareText } from '../diagnostic.ts';
import { sha256Of } from './digest.ts';
import type { TreePath } from './path.ts';

/** A file in memory. Of the mode only the execute bit counts. */
export interface TreeFile {
  readonly bytes: Uint8Array;
  readonly executable: boolean;
  /** Whether only its owner may read it, if it is created. */
  readonly isPrivate?: true;
}

/** Files in memory, by path. */
export type Tree<File extends TreeFile = TreeFile> = ReadonlyMap<TreePath, File>;

/** A generated file: its contributors, and whether updates manage it. */
export interface GeneratedFile extends TreeFile {
  /** Its contributors: the template's name, then capabilities as `layer/system`. */
  readonly from: readonly string[];
  /** Created once, then the developer's own. */
  readonly once: boolean;
}

/** What a file holds: its bytes, or only their digest where they are never merged. */
export type FileContent = { readonly bytes: Uint8Array } | { readonly sha256: string };

/** A file of which perhaps only the digest is known. */
export type AnyFile = FileContent & Pick<TreeFile, 'executable'>;

/** A file as it was last generated. */
export type BaseFile = AnyFile &
  Omit<GeneratedFile, 'bytes'> & {
    /** The versions of its contributors, if they are not those of the lockfile: an update skipped it. */
    readonly at?: Readonly<Record<string, string>> | undefined;
  };

/** The files as they were last generated. */
export type Base = ReadonlyMap<TreePath, BaseFile>;

export const emptyTree: ReadonlyMap<TreePath, never> = new Map<TreePath, never>();

export function sameFile(a: AnyFile | undefined, b: AnyFile | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.executable === b.executable && sameContent(a, b);
}

export function sameContent(a: FileContent, b: FileContent): boolean {
  if ('bytes' in a && 'bytes' in b) return sameBytes(a.bytes, b.bytes);
  return digestOf(a) === digestOf(b);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || (a.length === b.length && Buffer.compare(a, b) === 0);
}

export function digestOf(content: FileContent): string {
  return 'sha256' in content ? content.sha256 : sha256Of(content.bytes);
}

/** The bytes of a file, if they are known. */
export function bytesOf(content: FileContent | undefined): Uint8Array | undefined {
  return content && 'bytes' in content ? content.bytes : undefined;
}

/** The paths of several trees, each once, in the order of their UTF-16 units. */
export function sortedPaths(
  ...trees: readonly ReadonlyMap<TreePath, unknown>[]
): readonly TreePath[] {
  return [...new Set(trees.flatMap((tree) => [...tree.keys()]))].sort(compareText);
}
