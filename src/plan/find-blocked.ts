import type { TreePath } from '../tree/path.ts';
import type { Tree } from '../tree/tree.ts';
import { type Change, isWrite, type Write } from './change.ts';

/** What would be made where a file of the developer stands for a folder, or a folder for a file. */
export function findBlocked(ours: Tree, changes: readonly Change[]): readonly Write[] {
  if (ours.size === 0) return [];
  const made = changes.filter(isWrite).filter(({ before }) => before === undefined);
  if (made.length === 0) return [];
  const gone = new Set(changes.filter(({ kind }) => kind === 'delete').map(({ path }) => path));
  const standing = new Set<string>([...ours.keys()].filter((path) => !gone.has(path)));
  const folders = new Set([...standing].flatMap(foldersOf));
  return made.filter(
    ({ path }) => folders.has(path) || foldersOf(path).some((folder) => standing.has(folder)),
  );
}

function foldersOf(path: TreePath | string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
