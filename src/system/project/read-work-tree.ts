import { type Dirent, readdirSync } from 'node:fs';
import type { Obstacle } from '../../plan/obstacle.ts';
import { IdpError } from '../../shared/error.ts';
import { foldersAbove, type TreePath } from '../../shared/tree/path.ts';
import type { Tree, TreeFile } from '../../shared/tree/tree.ts';
import { createFinder, type EntryState, statsOf } from '../files/find-inside.ts';
import { readFile } from '../files/read-file.ts';
import { displayPathAt, fileAt, type Workspace } from '../files/workspace.ts';
import { listIgnored, readIndex } from '../git/read-index.ts';

/** The files of a work tree, and for each path that is neither a file nor absent, its obstacle. */
interface WorkTreeFiles {
  readonly files: Tree;
  readonly obstacles: ReadonlyMap<TreePath, Obstacle>;
}

/**
 * Reads the paths of a template in a work tree. No path stops the others: what is not a file is never opened, and
 * unreadable paths are obstacles too. If a generated file is absent, git tells whether it was deleted or not checked
 * out. Throws `git/failed` if git fails.
 */
export function readWorkTree(
  workspace: Workspace,
  paths: readonly TreePath[],
  base: ReadonlyMap<TreePath, unknown>,
): WorkTreeFiles {
  const files = new Map<TreePath, TreeFile>();
  const obstacles = new Map<TreePath, Obstacle>();
  const absent: TreePath[] = [];
  const known = new Set<string>(paths);
  const find = createFinder(workspace);
  for (const path of paths) {
    const read = readOne(workspace, path, find, known);
    if (read === undefined) absent.push(path);
    else if ('bytes' in read) files.set(path, read);
    else obstacles.set(path, read);
  }
  for (const [path, obstacle] of findAbsences(workspace, absent, base))
    obstacles.set(path, obstacle);
  return { files, obstacles };
}

/**
 * The state of one path: a file, an obstacle, or nothing that would remain once the template's own files are removed.
 */
function readOne(
  workspace: Workspace,
  path: TreePath,
  find: (path: TreePath) => EntryState,
  known: ReadonlySet<string>,
): TreeFile | Obstacle | undefined {
  try {
    const found = find(path);
    switch (found.kind) {
      case 'absent':
        return undefined;
      case 'file':
        return readFile(fileAt(workspace, path), displayPathAt(workspace, path));
      case 'link':
        return { kind: 'link', at: found.at };
      case 'blocked':
        return obstacleAt(workspace, path, found, known);
    }
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    return { kind: 'unreadable', at: path };
  }
}

/** A file or a folder that is the template's own is the plan's matter: it may go or stay. */
function obstacleAt(
  workspace: Workspace,
  path: TreePath,
  { at, by }: EntryState & { readonly kind: 'blocked' },
  known: ReadonlySet<string>,
): Obstacle | undefined {
  if (by === 'file') return known.has(at) ? undefined : { kind: 'file', at };
  if (by !== 'folder') return { kind: by, at };
  const holds = findForeign(workspace, path, known);
  if (holds === undefined) return undefined;
  return holds === path ? { kind: 'folder', at } : { kind: 'folder', at, holds };
}

/** The first thing in a folder that is not among the known paths; a folder itself if it is empty or cannot be listed. */
function findForeign(
  workspace: Workspace,
  folder: string,
  known: ReadonlySet<string>,
): string | undefined {
  const entries = listEntries(fileAt(workspace, folder));
  if (entries.length === 0) return folder;
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    const foreign = entry.isDirectory()
      ? findForeign(workspace, path, known)
      : known.has(path)
        ? undefined
        : path;
    if (foreign !== undefined) return foreign;
  }
  return undefined;
}

function listEntries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The absent paths that were not deleted, as far as git knows. */
function findAbsences(
  workspace: Workspace,
  absent: readonly TreePath[],
  base: ReadonlyMap<TreePath, unknown>,
): readonly (readonly [TreePath, Obstacle])[] {
  const index = absent.length === 0 ? undefined : readIndex(workspace);
  if (index === undefined) return [];
  const hidden = hiddenAt([...index.hidden].filter((path) => !isThere(workspace, path)));
  const missing = absent.flatMap((path) => {
    const at = hidden(path);
    return at === undefined ? [] : [[path, { kind: 'not-checked-out', at }] as const];
  });
  const lost = absent.filter((path) => base.has(path) && !index.tracked.has(path));
  const ignored = listIgnored(workspace, lost).map(
    (path) => [path, { kind: 'ignored', at: path }] as const,
  );
  return [...missing, ...ignored];
}

/** What is not checked out at a path, below it as a folder, or above it as a file. */
function hiddenAt(paths: readonly string[]): (path: TreePath) => string | undefined {
  const hidden = new Set(paths);
  const inside = new Map<string, string>();
  for (const path of hidden) for (const folder of foldersAbove(path)) inside.set(folder, path);
  return (path) =>
    hidden.has(path) ? path : (inside.get(path) ?? foldersAbove(path).find((at) => hidden.has(at)));
}

/** A path that git skips may exist all the same. */
function isThere(workspace: Workspace, path: string): boolean {
  try {
    return statsOf(fileAt(workspace, path)) !== undefined;
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    return true;
  }
}
