import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import type { PathState } from '../../project/update-state.ts';
import { foldersAbove } from '../../shared/tree/path.ts';
import { removeEmptyAbove, removeIfEmpty } from '../files/apply-write.ts';
import { statsOf } from '../files/find-inside.ts';
import { wrapIoError } from '../files/io-error.ts';
import { permissionBits } from '../files/permissions.ts';
import { makeStagingInside } from '../files/stage-writes.ts';
import { discard } from '../files/staging.ts';
import { displayPathAt, fileAt, type Workspace } from '../files/workspace.ts';
import { readPathState, samePathState } from '../project/path-state.ts';
import { diffEntries, gitOn, type IndexEntries, writeIndexEntries } from './index-entries.ts';
import { withEntries } from './list-files.ts';

/** What a folder is to be again. All else in it stays as it is. */
export interface Restoration {
  readonly states: ReadonlyMap<
    string,
    PathState | { readonly kind: 'index'; readonly permissions: number }
  >;
  /** The entries of git's index before and after; undefined outside of a repository. */
  readonly index?: { readonly from: IndexEntries; readonly to: IndexEntries } | undefined;
  /** Folders that existed: they are not removed, and have these permissions. */
  readonly folders: ReadonlyMap<string, number>;
  /** Folders that did not exist: they are removed if they are empty. */
  readonly foldersGone: readonly string[];
  /** Folders that existed and are created again if they are gone, even if nothing is restored in them. */
  readonly foldersAgain: readonly string[];
}

/**
 * Restores files, folders and git's index. After each step a path is either unchanged or done, so that a killed or
 * failed run can be repeated.
 */
export function restoreSnapshot(workspace: Workspace, restoration: Restoration): void {
  const { states, folders, index, foldersAgain, foldersGone } = restoration;
  for (const [path, state] of states) if (state.kind === 'absent') remove(workspace, path, folders);
  for (const folder of [...foldersGone].sort().reverse())
    if (readKind(workspace, folder) === 'folder') removeIfEmpty(fileAt(workspace, folder));
  for (const folder of [...foldersAgain].sort()) makeFolderAgain(workspace, folder, folders);
  const staging = makeStagingInside(workspace);
  try {
    for (const [path, state] of states)
      if (state.kind === 'file' || state.kind === 'link')
        putState(workspace, `${staging}/file`, path, state, folders);
  } finally {
    discard(staging);
  }
  const tracked = [...states].filter(([, state]) => state.kind === 'index').map(([path]) => path);
  for (const path of tracked) clearPath(workspace, path, folders);
  if (index) checkOut(workspace, tracked, index.to);
  for (const [path, state] of states)
    if (state.kind === 'index') setPermissions(workspace, path, state.permissions);
  if (index) writeIndexEntries(workspace, diffEntries(index.from, index.to));
}

/** A file, a link, a repository that a command made; a folder only if it is empty by now. */
function remove(workspace: Workspace, path: string, folders: ReadonlyMap<string, number>): void {
  const isRepository = path.endsWith('/');
  const name = isRepository ? path.slice(0, -1) : path;
  const file = fileAt(workspace, name);
  const state = readKind(workspace, name);
  if (state === 'elsewhere') return;
  wrapIoError('delete', displayPathAt(workspace, path), () => {
    if (isRepository) rmSync(file, { recursive: true, force: true });
    else if (state === 'folder') removeIfEmpty(file);
    else if (state !== 'absent') unlinkSync(file);
    removeEmptyAbove(workspace, name, new Set(folders.keys()));
  });
}

function putState(
  workspace: Workspace,
  staged: string,
  path: string,
  state: PathState & { readonly kind: 'file' | 'link' },
  folders: ReadonlyMap<string, number>,
): void {
  if (samePathState(readPathState(workspace, path), state)) return;
  clearPath(workspace, path, folders);
  wrapIoError('restore', displayPathAt(workspace, path), () => {
    rmSync(staged, { force: true });
    if (state.kind === 'link') {
      symlinkSync(state.target, staged);
    } else {
      writeFileSync(staged, state.bytes, { flag: 'wx', mode: 0o600 });
      chmodSync(staged, state.permissions);
    }
    renameSync(staged, fileAt(workspace, path));
  });
}

/** Creates the parents of a path, and removes an empty folder in its place. */
function clearPath(workspace: Workspace, path: string, folders: ReadonlyMap<string, number>): void {
  for (const folder of foldersAbove(path)) makeFolderAgain(workspace, folder, folders);
  if (readKind(workspace, path) === 'folder') removeIfEmpty(fileAt(workspace, path));
}

function makeFolderAgain(
  workspace: Workspace,
  folder: string,
  folders: ReadonlyMap<string, number>,
): void {
  const kind = readKind(workspace, folder);
  if (kind !== 'absent' && kind !== 'folder') return;
  wrapIoError('restore', displayPathAt(workspace, folder), () => {
    if (kind === 'absent') mkdirSync(fileAt(workspace, folder));
  });
  const permissions = folders.get(folder);
  if (permissions !== undefined) setPermissions(workspace, folder, permissions);
}

function setPermissions(workspace: Workspace, path: string, permissions: number): void {
  const stats = statsOf(fileAt(workspace, path), displayPathAt(workspace, path));
  if (stats === undefined || (stats.mode & permissionBits) === permissions) return;
  wrapIoError('restore', displayPathAt(workspace, path), () =>
    chmodSync(fileAt(workspace, path), permissions),
  );
}

/** Writes files from the entries of git's index, whatever is there. */
function checkOut(workspace: Workspace, paths: readonly string[], entries: IndexEntries): void {
  if (paths.length === 0) return;
  const input = paths.map((path) => `${path}\0`).join('');
  const args = ['checkout-index', '--force', '--quiet', '-z', '--stdin'];
  withEntries(workspace, entries, (copy) => gitOn(copy, args, input));
}

type Kind = 'absent' | 'file' | 'link' | 'folder' | 'other' | 'elsewhere';

/** The state of a path; `elsewhere` behind a link or a file: not in this folder. */
function readKind(workspace: Workspace, path: string): Kind {
  for (const folder of foldersAbove(path)) {
    const stats = statsOf(fileAt(workspace, folder));
    if (stats && !stats.isDirectory()) return 'elsewhere';
  }
  const stats = statsOf(fileAt(workspace, path), displayPathAt(workspace, path));
  if (stats === undefined) return 'absent';
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}
