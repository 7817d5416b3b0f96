import type { Write } from '../../plan/change.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { sameFile, type Tree, type TreeFile } from '../../shared/tree/tree.ts';
import { readTree } from '../../system/files/read-tree.ts';
import type { FolderLocation } from '../../system/files/workspace.ts';

/**
 * The writes of the lockfile and base; a file that is already right is not written. What this run has read of them is
 * `known`, and is not read again: should it have changed meanwhile, the commit stops.
 */
export function stateWrites(
  { root, displayPath }: FolderLocation,
  stateFiles: Tree,
  known: Tree,
): readonly Write[] {
  const others = [...stateFiles.keys()].filter((path) => !known.has(path));
  const found = readTree(root, others, displayPath);
  return [...stateFiles].flatMap(([path, after]) =>
    writeOf(path, known.get(path) ?? found.get(path), after),
  );
}

/** What turns one state of a file into another; none if they are the same. */
export function writeOf(
  path: TreePath,
  before: TreeFile | undefined,
  after: TreeFile | undefined,
): readonly Write[] {
  if (sameFile(before, after)) return [];
  const common = { path, from: [] };
  if (before === undefined)
    return after === undefined ? [] : [{ ...common, kind: 'create', before, after }];
  return [
    after === undefined
      ? { ...common, kind: 'delete', before, after }
      : { ...common, kind: 'update', before, after },
  ];
}
