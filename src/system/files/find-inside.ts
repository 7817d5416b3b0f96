import { lstatSync, type Stats } from 'node:fs';
import { parentFolder, type TreePath } from '../../shared/tree/path.ts';
import { unlessMissing, wrapIoError } from './io-error.ts';
import { displayPathAt, type FolderLocation, fileAt } from './workspace.ts';

/**
 * The state of a path inside a root. `link`: a symbolic link is there or on the way. `blocked`: something other than
 * a file is there, or other than a folder on the way.
 */
export type EntryState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly mode: number }
  | { readonly kind: 'link'; readonly at: string }
  | { readonly kind: 'blocked'; readonly at: string; readonly by: EntryType };

export type EntryType = 'file' | 'folder' | 'pipe' | 'socket' | 'device';

/** Looks at each step of the way, so that nothing is read or written through a link. */
export function findInside(workspace: FolderLocation, path: TreePath): EntryState {
  return createFinder(workspace)(path);
}

/** The same for many paths without concurrent changes: each parent is inspected once. */
export function createFinder(workspace: FolderLocation): (path: TreePath) => EntryState {
  const known = new Map<string, EntryState>();
  const find = (path: string): EntryState => {
    const above = parentFolder(path);
    const folder = above === '' ? undefined : findOnce(above);
    const isVariant = folder === undefined || (folder.kind === 'blocked' && folder.by === 'folder');
    return isVariant ? findAt(workspace, path) : asDuringUpdate(folder, above);
  };
  const findOnce = (folder: string): EntryState => {
    const found = known.get(folder) ?? find(folder);
    known.set(folder, found);
    return found;
  };
  return find;
}

/** The state of a path whose parents are known to exist. */
function findAt(workspace: FolderLocation, path: string): EntryState {
  const stats = statsOf(fileAt(workspace, path), displayPathAt(workspace, path));
  if (stats === undefined) return { kind: 'absent' };
  return stats.isSymbolicLink() ? { kind: 'link', at: path } : findLast(path, stats);
}

/** A file where a folder should be is in the way. */
function asDuringUpdate(found: EntryState, at: string): EntryState {
  return found.kind === 'file' ? { kind: 'blocked', at, by: 'file' } : found;
}

/** The state of a path itself, without following links; undefined if nothing is there. */
export function statsOf(file: string, displayPath: string = file): Stats | undefined {
  return wrapIoError('inspect', displayPath, () => unlessMissing(() => lstatSync(file)));
}

function findLast(at: string, stats: Stats): EntryState {
  if (stats.isFile()) return { kind: 'file', mode: stats.mode & 0o777 };
  return { kind: 'blocked', at, by: kindOf(stats) };
}

function kindOf(stats: Stats): EntryType {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSocket() ? 'socket' : 'device';
}
