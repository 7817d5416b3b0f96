import { lstatSync, type Stats } from 'node:fs';
import type { TreePath } from '../tree/path.ts';
import { attempt, ifThere } from './fault.ts';
import { fileAt, type Place, shownAt } from './place.ts';

/**
 * What stands at a path inside a root. `link`: a symbolic link stands there or on the way.
 * `blocked`: something else than a file stands there, or something else than a folder on the way.
 */
export type Found =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly mode: number }
  | { readonly kind: 'link'; readonly at: string }
  | { readonly kind: 'blocked'; readonly at: string; readonly by: Standing };

export type Standing = 'file' | 'folder' | 'pipe' | 'socket' | 'device';

/** Looks at each step of the way, so that nothing is read or written through a link. */
export function findInside(place: Place, path: TreePath): Found {
  return createFinder(place)(path);
}

/** The same for many paths while nobody else is at work: each folder on the way is looked at once. */
export function createFinder(place: Place): (path: TreePath) => Found {
  const known = new Map<string, Found>();
  const find = (path: string): Found => {
    const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const folder = above === '' ? undefined : findOnce(above);
    const isWay = folder === undefined || (folder.kind === 'blocked' && folder.by === 'folder');
    return isWay ? findAt(place, path) : asOnTheWay(folder, above);
  };
  const findOnce = (folder: string): Found => {
    const found = known.get(folder) ?? find(folder);
    known.set(folder, found);
    return found;
  };
  return find;
}

/** What stands at a path of which all folders are known to be there. */
function findAt(place: Place, path: string): Found {
  const stats = statsOf(fileAt(place, path), shownAt(place, path));
  if (stats === undefined) return { kind: 'absent' };
  return stats.isSymbolicLink() ? { kind: 'link', at: path } : findLast(path, stats);
}

/** A file where a folder should be is in the way. */
function asOnTheWay(found: Found, at: string): Found {
  return found.kind === 'file' ? { kind: 'blocked', at, by: 'file' } : found;
}

/** What stands at a path itself, links not followed; undefined if nothing does. */
export function statsOf(file: string, shown: string = file): Stats | undefined {
  return attempt('look at', shown, () => ifThere(() => lstatSync(file)));
}

function findLast(at: string, stats: Stats): Found {
  if (stats.isFile()) return { kind: 'file', mode: stats.mode & 0o777 };
  return { kind: 'blocked', at, by: kindOf(stats) };
}

function kindOf(stats: Stats): Standing {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSocket() ? 'socket' : 'device';
}
