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
  | { readonly kind: 'blocked'; readonly at: string; readonly by: 'file' | 'folder' | 'other' };

/** Looks at each step of the way, so that nothing is read or written through a link. */
export function findInside(place: Place, path: TreePath): Found {
  let at = '';
  for (const name of path.split('/')) {
    at = at === '' ? name : `${at}/${name}`;
    const stats = statsOf(fileAt(place, at), shownAt(place, at));
    if (stats === undefined) return { kind: 'absent' };
    if (stats.isSymbolicLink()) return { kind: 'link', at };
    if (at === path) return findLast(at, stats);
    if (!stats.isDirectory()) return { kind: 'blocked', at, by: kindOf(stats) };
  }
  return { kind: 'absent' };
}

/** What stands at a path itself, links not followed; undefined if nothing does. */
export function statsOf(file: string, shown: string = file): Stats | undefined {
  return attempt('look at', shown, () => ifThere(() => lstatSync(file)));
}

function findLast(at: string, stats: Stats): Found {
  if (stats.isFile()) return { kind: 'file', mode: stats.mode & 0o777 };
  return { kind: 'blocked', at, by: kindOf(stats) };
}

function kindOf(stats: Stats): 'file' | 'folder' | 'other' {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}
