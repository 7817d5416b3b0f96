import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import type { PathState } from '../lockfile/unfinished.ts';
import { removeEmptyAbove, removeIfEmpty } from './apply-write.ts';
import { attempt } from './fault.ts';
import { statsOf } from './find-inside.ts';
import { withEntries } from './git-files.ts';
import { diffEntries, gitOn, type IndexEntries, writeIndexEntries } from './git-index.ts';
import { readPathState, sameState } from './path-state.ts';
import { permissionBits } from './permissions.ts';
import { fileAt, foldersAbove, type Place, shownAt } from './place.ts';
import { makeStagingInside } from './stage-writes.ts';
import { discard } from './staging.ts';

/** What a folder is to be again. All else in it stays as it is. */
export interface Restoration {
  readonly states: ReadonlyMap<
    string,
    PathState | { readonly kind: 'index'; readonly permissions: number }
  >;
  /** The entries of git's index before and after; undefined outside of a repository. */
  readonly index?: { readonly from: IndexEntries; readonly to: IndexEntries } | undefined;
  /** Folders that stood there: they are not removed, and have these permissions. */
  readonly folders: ReadonlyMap<string, number>;
  /** Folders that did not stand there: they are removed if they are empty. */
  readonly foldersGone: readonly string[];
  /** Those that stood there and are made again if they are gone, also where nothing is restored in them. */
  readonly foldersAgain: readonly string[];
}

/**
 * Restores files, folders and git's index. Each step leaves a path as it was or as it is to be, so that a run
 * that is killed or fails can be repeated.
 */
export function restore(place: Place, restoration: Restoration): void {
  const { states, folders, index, foldersAgain, foldersGone } = restoration;
  for (const [path, state] of states) if (state.kind === 'absent') remove(place, path, folders);
  for (const folder of [...foldersGone].sort().reverse())
    if (readKind(place, folder) === 'folder') removeIfEmpty(fileAt(place, folder));
  for (const folder of [...foldersAgain].sort()) makeFolderAgain(place, folder, folders);
  const staging = makeStagingInside(place);
  try {
    for (const [path, state] of states)
      if (state.kind === 'file' || state.kind === 'link')
        putState(place, `${staging}/file`, path, state, folders);
  } finally {
    discard(staging);
  }
  const tracked = [...states].filter(([, state]) => state.kind === 'index').map(([path]) => path);
  for (const path of tracked) clearWay(place, path, folders);
  if (index) checkOut(place, tracked, index.to);
  for (const [path, state] of states)
    if (state.kind === 'index') setPermissions(place, path, state.permissions);
  if (index) writeIndexEntries(place, diffEntries(index.from, index.to));
}

/** A file, a link, a repository that a command made; a folder only if it is empty by now. */
function remove(place: Place, path: string, folders: ReadonlyMap<string, number>): void {
  const isRepository = path.endsWith('/');
  const name = isRepository ? path.slice(0, -1) : path;
  const file = fileAt(place, name);
  const state = readKind(place, name);
  if (state === 'elsewhere') return;
  attempt('delete', shownAt(place, path), () => {
    if (isRepository) rmSync(file, { recursive: true, force: true });
    else if (state === 'folder') removeIfEmpty(file);
    else if (state !== 'absent') unlinkSync(file);
    removeEmptyAbove(place, name, new Set(folders.keys()));
  });
}

function putState(
  place: Place,
  staged: string,
  path: string,
  state: PathState & { readonly kind: 'file' | 'link' },
  folders: ReadonlyMap<string, number>,
): void {
  if (sameState(readPathState(place, path), state)) return;
  clearWay(place, path, folders);
  attempt('restore', shownAt(place, path), () => {
    rmSync(staged, { force: true });
    if (state.kind === 'link') {
      symlinkSync(state.target, staged);
    } else {
      writeFileSync(staged, state.bytes, { flag: 'wx', mode: 0o600 });
      chmodSync(staged, state.permissions);
    }
    renameSync(staged, fileAt(place, path));
  });
}

/** Makes the folders above a path, and removes an empty folder in its place. */
function clearWay(place: Place, path: string, folders: ReadonlyMap<string, number>): void {
  for (const folder of foldersAbove(path)) makeFolderAgain(place, folder, folders);
  if (readKind(place, path) === 'folder') removeIfEmpty(fileAt(place, path));
}

function makeFolderAgain(place: Place, folder: string, folders: ReadonlyMap<string, number>): void {
  const kind = readKind(place, folder);
  if (kind !== 'absent' && kind !== 'folder') return;
  attempt('restore', shownAt(place, folder), () => {
    if (kind === 'absent') mkdirSync(fileAt(place, folder));
  });
  const permissions = folders.get(folder);
  if (permissions !== undefined) setPermissions(place, folder, permissions);
}

function setPermissions(place: Place, path: string, permissions: number): void {
  const stats = statsOf(fileAt(place, path), shownAt(place, path));
  if (stats === undefined || (stats.mode & permissionBits) === permissions) return;
  attempt('restore', shownAt(place, path), () => chmodSync(fileAt(place, path), permissions));
}

/** Writes files as the entries of git's index say, whatever stands there. */
function checkOut(place: Place, paths: readonly string[], entries: IndexEntries): void {
  if (paths.length === 0) return;
  const input = paths.map((path) => `${path}\0`).join('');
  const args = ['checkout-index', '--force', '--quiet', '-z', '--stdin'];
  withEntries(place, entries, (copy) => gitOn(copy, args, input));
}

type Kind = 'absent' | 'file' | 'link' | 'folder' | 'other' | 'elsewhere';

/** What stands at a path; `elsewhere` behind a link or a file on the way: nothing of this folder. */
function readKind(place: Place, path: string): Kind {
  for (const folder of foldersAbove(path)) {
    const stats = statsOf(fileAt(place, folder));
    if (stats && !stats.isDirectory()) return 'elsewhere';
  }
  const stats = statsOf(fileAt(place, path), shownAt(place, path));
  if (stats === undefined) return 'absent';
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}
