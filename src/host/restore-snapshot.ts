import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { unfinishedPath } from '../lockfile/lock.ts';
import type { Snapshot } from '../lockfile/unfinished.ts';
import type { TreePath } from '../tree/path.ts';
import { sameFile, type TreeFile } from '../tree/tree.ts';
import { removeEmptyAbove } from './apply-write.ts';
import { attempt } from './fault.ts';
import { findInside, statsOf } from './find-inside.ts';
import { fileAt, type Place, shownAt } from './place.ts';
import { readFile } from './read-file.ts';
import { fieldsOf, runGit } from './run-git.ts';
import { listFiles, listOthers } from './snapshot.ts';
import { writeNewFile } from './write-tree.ts';

/** The paths at which a folder does not stand any more as its snapshot says. */
export function changedSince(place: Place, snapshot: Snapshot): readonly string[] {
  const { index, files, absent, others } = snapshot;
  const tracked =
    index === ''
      ? []
      : fieldsOf(
          runGit(place.root, ['diff-index', '--name-only', '-z', '--relative', index, '--', '.']),
        );
  const known = new Set(others);
  const come = index === '' ? [] : listOthers(place.root).filter((path) => !known.has(path));
  const held = [...files].filter(([path, file]) => !sameFile(readAt(place, path), file));
  const gone = absent.filter((path) => statsOf(fileAt(place, path)) !== undefined);
  const isHeld = (path: string) => files.has(path as TreePath) || absent.includes(path as TreePath);
  const free = [...tracked, ...come].filter((path) => !isHeld(path));
  const changed = new Set<string>([...free, ...held.map(([path]) => path), ...gone]);
  changed.delete(unfinishedPath);
  return [...changed];
}

/**
 * Puts these paths back as a snapshot has them, and git's index with them. It may be killed and done again.
 * A path that ends in a slash is a repository of its own: it goes as a whole.
 */
export function restoreSnapshot(place: Place, snapshot: Snapshot, paths: readonly string[]): void {
  const { index, files, absent } = snapshot;
  const isWhole = index !== '' && listFiles(place.root, '--unmerged').length === 0;
  if (isWhole) runGit(place.root, ['reset', '--quiet', index, '--', '.']);
  const tracked = new Set(index === '' ? [] : listFiles(place.root, '--cached'));
  const gone = new Set<string>(absent);
  const rest = paths.filter((path) => !files.has(path as TreePath));
  const isIndexed = (path: string) => tracked.has(path) && !gone.has(path);
  for (const path of rest) if (!isIndexed(path)) remove(place, path);
  checkOut(place, rest.filter(isIndexed));
  for (const path of paths) {
    const file = files.get(path as TreePath);
    if (file && !sameFile(readAt(place, path), file)) write(place, path, file);
  }
}

/** Writes files as git's index has them, whatever stands there. */
function checkOut({ root }: Place, paths: readonly string[]): void {
  if (paths.length === 0) return;
  const input = paths.map((path) => `${path}\0`).join('');
  runGit(root, ['checkout-index', '--force', '--quiet', '-z', '--stdin'], input);
}

function readAt(place: Place, path: string): TreeFile | undefined {
  if (findInside(place, path as TreePath).kind !== 'file') return undefined;
  return readFile(fileAt(place, path), shownAt(place, path));
}

/** What stands behind a link is elsewhere, and stays. */
function remove(place: Place, path: string): void {
  const found = findInside(place, path as TreePath);
  if (found.kind === 'link' && found.at !== path) return;
  attempt('delete', shownAt(place, path), () => {
    rmSync(fileAt(place, path), { recursive: true, force: true });
    removeEmptyAbove(place, path);
  });
}

function write(place: Place, path: string, file: TreeFile): void {
  const found = findInside(place, path as TreePath);
  attempt('write', shownAt(place, path), () => {
    const at = found.kind === 'link' || found.kind === 'blocked' ? found.at : path;
    rmSync(fileAt(place, at), { recursive: true, force: true });
    mkdirSync(dirname(fileAt(place, path)), { recursive: true });
    writeNewFile(fileAt(place, path), file);
  });
}
