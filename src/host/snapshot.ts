import { readdirSync } from 'node:fs';
import type { PathState, Snapshot } from '../lockfile/unfinished.ts';
import { attempt } from './fault.ts';
import { statsOf } from './find-inside.ts';
import { listModified, listOtherFolders, listOthers, withEntries } from './git-files.ts';
import { type IndexEntries, isFlagged, readIndexEntries, stagesOf } from './git-index.ts';
import { isWorkOfIdp, readPathState, sameState } from './path-state.ts';
import { permissionBits } from './permissions.ts';
import { fileAt, foldersAbove, type Place } from './place.ts';

/** Of a file that is not committed: what is larger is left out, and not restored. */
const mostBytes = 8 * 1024 * 1024;

/** How those paths stand that an update may write, and git's index. */
export function takeSnapshot(place: Place, managed: Iterable<string>): Snapshot {
  const paths = [...managed];
  return {
    isWhole: false,
    index: readIndexEntries(place),
    files: new Map(paths.flatMap((path) => readKnown(place, path))),
    others: [],
    folders: readFolders(place, paths),
    permissions: new Map(),
  };
}

/**
 * How a folder stands before commands run in it, which may change anything. Not in it: what git ignores, but for
 * the managed paths; files of more than 8 MiB that are not committed; and what a command does elsewhere.
 */
export function takeWholeSnapshot(place: Place, managed: Iterable<string>): Snapshot {
  const own = [...managed];
  const known = takeSnapshot(place, own);
  const { index } = known;
  if (index === undefined) return known;
  const others = listOthers(place);
  const unlike = [...index].filter(([, entry]) => isFlagged(entry) || isUnmerged(entry));
  const paths = [...listModified(place), ...unlike.map(([path]) => path), ...others];
  const more = new Set(
    paths.filter((path) => !known.files.has(path) && !isOtherRepository(index, path)),
  );
  const files = new Map([...known.files, ...[...more].flatMap((path) => readSmall(place, path))]);
  return {
    isWhole: true,
    index,
    files,
    others: [...new Set([...others, ...[...own, ...more].filter((path) => !files.has(path))])],
    folders: readFolders(
      place,
      [...index.keys(), ...files.keys(), ...others],
      foldersUnknownToGit(place),
    ),
    permissions: readUnusual(place, index, files),
  };
}

/** The paths at which a folder does not stand any more as its whole snapshot says; of a lesser one, of those in it. */
export function changedSince(place: Place, snapshot: Snapshot): readonly string[] {
  const { index, files } = snapshot;
  const held = [...files].filter(([path, state]) => !sameState(readPathState(place, path), state));
  const paths = held.map(([path]) => path);
  if (!snapshot.isWhole || index === undefined) return paths;
  const others = new Set(snapshot.others);
  const isFree = (path: string) => !files.has(path) && !others.has(path);
  const [modified, come] = withEntries(place, index, (copy) => [
    listModified(copy),
    listOthers(copy),
  ]);
  const widened = [...index.keys()].filter(
    (path) => isFree(path) && !hasPermissions(place, snapshot, path),
  );
  const free = [...modified, ...come, ...widened].filter(isFree);
  return [...new Set([...paths, ...free.filter((path) => !isOtherRepository(index, path))])];
}

/** What a path is to be again; `index` is a file as the entry in git's index says; undefined for what is not known. */
export function stateIn(
  { isWhole, index, files, others, permissions }: Snapshot,
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

function readKnown(place: Place, path: string): readonly (readonly [string, PathState])[] {
  const state = readPathState(place, path);
  return state.kind === 'other' ? [] : [[path, state]];
}

function readSmall(place: Place, path: string): readonly (readonly [string, PathState])[] {
  const stats = path.endsWith('/') ? undefined : statsOf(fileAt(place, path));
  return path.endsWith('/') || (stats?.size ?? 0) > mostBytes ? [] : readKnown(place, path);
}

/** Of files that are as in the index, the permissions that a checkout would not give. */
function readUnusual(
  place: Place,
  index: IndexEntries,
  files: ReadonlyMap<string, PathState>,
): ReadonlyMap<string, number> {
  return new Map(
    [...index].flatMap(([path, entry]) => {
      const stats = files.has(path) ? undefined : statsOf(fileAt(place, path));
      const permissions = (stats?.mode ?? 0) & permissionBits;
      const isUsual = !stats?.isFile() || permissions === usualPermissions(entry);
      return isUsual ? [] : [[path, permissions] as const];
    }),
  );
}

function hasPermissions(place: Place, { index, permissions }: Snapshot, path: string): boolean {
  const stats = statsOf(fileAt(place, path));
  const wanted = permissions.get(path) ?? usualPermissions(index?.get(path));
  return !stats?.isFile() || (stats.mode & permissionBits) === wanted;
}

/** The folders above some paths, and further ones, with their permissions. */
function readFolders(
  place: Place,
  paths: readonly string[],
  further: readonly string[] = [],
): ReadonlyMap<string, number> {
  const folders = new Set([...paths.flatMap(foldersAbove), ...further]);
  return new Map(
    [...folders].flatMap((folder) => {
      const stats = isWorkOfIdp(folder) ? undefined : statsOf(fileAt(place, folder));
      return stats?.isDirectory() ? [[folder, stats.mode & permissionBits] as const] : [];
    }),
  );
}

/** Folders that hold nothing that git knows, empty ones too. */
export function foldersUnknownToGit(place: Place): readonly string[] {
  return listOtherFolders(place).flatMap((folder) => foldersIn(place, folder));
}

/** A folder and those below it, empty ones too; what is a repository of its own is left alone. */
function foldersIn(place: Place, folder: string): readonly string[] {
  const entries = attempt('read', folder, () =>
    readdirSync(fileAt(place, folder), { withFileTypes: true }),
  );
  if (entries.some(({ name }) => name === '.git')) return [];
  const inner = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);
  return [folder, ...inner.flatMap((path) => foldersIn(place, path))];
}
