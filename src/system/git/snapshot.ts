import { readdirSync } from 'node:fs';
import type { PathState, WorkTreeSnapshot } from '../../project/update-state.ts';
import { foldersAbove } from '../../shared/tree/path.ts';
import { statsOf } from '../files/find-inside.ts';
import { wrapIoError } from '../files/io-error.ts';
import { permissionBits } from '../files/permissions.ts';
import { fileAt, type Workspace } from '../files/workspace.ts';
import { isWorkOfIdp, readPathState, samePathState } from '../project/path-state.ts';
import { type IndexEntries, isFlagged, readIndexEntries, stagesOf } from './index-entries.ts';
import { listModified, listOtherFolders, listOthers, withEntries } from './list-files.ts';

/** Of a file that is not committed: what is larger is left out, and not restored. */
const mostBytes = 8 * 1024 * 1024;

/** The state of the paths that an update may write, and git's index. */
export function takeSnapshot(workspace: Workspace, managed: Iterable<string>): WorkTreeSnapshot {
  const paths = [...managed];
  return {
    isWhole: false,
    index: readIndexEntries(workspace),
    files: new Map(paths.flatMap((path) => readKnown(workspace, path))),
    others: [],
    folders: readFolders(workspace, paths),
    permissions: new Map(),
  };
}

/**
 * The state of a folder before commands run in it, which may change anything. Not included: what git ignores, except
 * for managed paths; uncommitted files of more than 8 MiB; and what a command does elsewhere.
 */
export function takeWholeSnapshot(
  workspace: Workspace,
  managed: Iterable<string>,
): WorkTreeSnapshot {
  const own = [...managed];
  const known = takeSnapshot(workspace, own);
  const { index } = known;
  if (index === undefined) return known;
  const others = listOthers(workspace);
  const unlike = [...index].filter(([, entry]) => isFlagged(entry) || isUnmerged(entry));
  const paths = [...listModified(workspace), ...unlike.map(([path]) => path), ...others];
  const more = new Set(
    paths.filter((path) => !known.files.has(path) && !isOtherRepository(index, path)),
  );
  const files = new Map([
    ...known.files,
    ...[...more].flatMap((path) => readSmall(workspace, path)),
  ]);
  return {
    isWhole: true,
    index,
    files,
    others: [...new Set([...others, ...[...own, ...more].filter((path) => !files.has(path))])],
    folders: readFolders(
      workspace,
      [...index.keys(), ...files.keys(), ...others],
      foldersUnknownToGit(workspace),
    ),
    permissions: readUnusual(workspace, index, files),
  };
}

/** The paths that differ from a full snapshot; of a partial one, only its own paths. */
export function changedSince(workspace: Workspace, snapshot: WorkTreeSnapshot): readonly string[] {
  const { index, files } = snapshot;
  const held = [...files].filter(
    ([path, state]) => !samePathState(readPathState(workspace, path), state),
  );
  const paths = held.map(([path]) => path);
  if (!snapshot.isWhole || index === undefined) return paths;
  const others = new Set(snapshot.others);
  const isFree = (path: string) => !files.has(path) && !others.has(path);
  const [modified, come] = withEntries(workspace, index, (copy) => [
    listModified(copy),
    listOthers(copy),
  ]);
  const widened = [...index.keys()].filter(
    (path) => isFree(path) && !hasPermissions(workspace, snapshot, path),
  );
  const free = [...modified, ...come, ...widened].filter(isFree);
  return [...new Set([...paths, ...free.filter((path) => !isOtherRepository(index, path))])];
}

/** The state to restore at a path; `index` is a file from the entry in git's index; undefined if unknown. */
export function stateIn(
  { isWhole, index, files, others, permissions }: WorkTreeSnapshot,
  path: string,
): PathState | { readonly kind: 'index'; readonly permissions: number } | undefined {
  const known = files.get(path);
  if (known !== undefined || !isWhole || others.includes(path)) return known;
  const entry = index?.get(path);
  if (entry === undefined) return { kind: 'absent' };
  return { kind: 'index', permissions: permissions.get(path) ?? usualPermissions(entry) };
}

/** The permissions of a checkout under the usual umask. */
function usualPermissions(entry: string | undefined): number {
  return stagesOf(entry)[0]?.mode === '100755' ? 0o755 : 0o644;
}

function isUnmerged(entry: string): boolean {
  return stagesOf(entry).some(({ stage }) => stage !== '0');
}

/** A submodule is a matter of its own. */
function isOtherRepository(index: IndexEntries, path: string): boolean {
  return stagesOf(index.get(path))[0]?.mode === '160000';
}

function readKnown(workspace: Workspace, path: string): readonly (readonly [string, PathState])[] {
  const state = readPathState(workspace, path);
  return state.kind === 'other' ? [] : [[path, state]];
}

function readSmall(workspace: Workspace, path: string): readonly (readonly [string, PathState])[] {
  const stats = path.endsWith('/') ? undefined : statsOf(fileAt(workspace, path));
  return path.endsWith('/') || (stats?.size ?? 0) > mostBytes ? [] : readKnown(workspace, path);
}

/** The permissions that a checkout would not set, of files that equal the index. */
function readUnusual(
  workspace: Workspace,
  index: IndexEntries,
  files: ReadonlyMap<string, PathState>,
): ReadonlyMap<string, number> {
  return new Map(
    [...index].flatMap(([path, entry]) => {
      const stats = files.has(path) ? undefined : statsOf(fileAt(workspace, path));
      const permissions = (stats?.mode ?? 0) & permissionBits;
      const isUsual = !stats?.isFile() || permissions === usualPermissions(entry);
      return isUsual ? [] : [[path, permissions] as const];
    }),
  );
}

function hasPermissions(
  workspace: Workspace,
  { index, permissions }: WorkTreeSnapshot,
  path: string,
): boolean {
  const stats = statsOf(fileAt(workspace, path));
  const wanted = permissions.get(path) ?? usualPermissions(index?.get(path));
  return !stats?.isFile() || (stats.mode & permissionBits) === wanted;
}

/** The folders above some paths, and further ones, with their permissions. */
function readFolders(
  workspace: Workspace,
  paths: readonly string[],
  further: readonly string[] = [],
): ReadonlyMap<string, number> {
  const folders = new Set([...paths.flatMap(foldersAbove), ...further]);
  return new Map(
    [...folders].flatMap((folder) => {
      const stats = isWorkOfIdp(folder) ? undefined : statsOf(fileAt(workspace, folder));
      return stats?.isDirectory() ? [[folder, stats.mode & permissionBits] as const] : [];
    }),
  );
}

/** Folders that hold nothing that git knows, empty ones too. */
export function foldersUnknownToGit(workspace: Workspace): readonly string[] {
  return listOtherFolders(workspace).flatMap((folder) => foldersIn(workspace, folder));
}

/** A folder and those below it, empty ones too; what is a repository of its own is left alone. */
function foldersIn(workspace: Workspace, folder: string): readonly string[] {
  const entries = wrapIoError('read', folder, () =>
    readdirSync(fileAt(workspace, folder), { withFileTypes: true }),
  );
  if (entries.some(({ name }) => name === '.git')) return [];
  const inner = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);
  return [folder, ...inner.flatMap((path) => foldersIn(workspace, path))];
}
