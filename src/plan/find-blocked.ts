import { foldersAbove, type TreePath } from '../shared/tree/path.ts';
import type { Tree } from '../shared/tree/tree.ts';
import { type Change, isWrite } from './change.ts';
import { isAbsentKind, type Obstacle, type Obstacles } from './obstacle.ts';

/**
 * Paths that would be created where a remaining file is in place of a folder, or a folder in place of a file. Files
 * that are not checked out block as well.
 */
export function findBlocked(
  ours: Tree,
  obstacles: Obstacles,
  changes: readonly Change[],
): Obstacles {
  const created = changes.filter(isWrite).filter(({ before }) => before === undefined);
  if (created.length === 0) return new Map();
  const gone = new Set(changes.filter(({ kind }) => kind === 'delete').map(({ path }) => path));
  const there = [...obstacles].filter(([path, { at }]) => at === path).map(([path]) => path);
  const standing = new Set([...ours.keys(), ...there].filter((path) => !gone.has(path)));
  const firstIn = new Map<string, TreePath>();
  for (const path of standing)
    for (const folder of foldersAbove(path)) if (!firstIn.has(folder)) firstIn.set(folder, path);
  return new Map(
    created.flatMap(({ path }) => {
      const above = foldersAbove(path).find((folder) => standing.has(folder as TreePath));
      const inside = firstIn.get(path);
      if (above !== undefined)
        return [[path, hiddenAt(above, obstacles) ?? { kind: 'file', at: above }] as const];
      if (inside === undefined) return [];
      return [
        [path, hiddenAt(inside, obstacles) ?? { kind: 'folder', at: path, holds: inside }] as const,
      ];
    }),
  );
}

function hiddenAt(path: string, obstacles: Obstacles): Obstacle | undefined {
  const obstacle = obstacles.get(path as TreePath);
  return obstacle && isAbsentKind(obstacle.kind) ? obstacle : undefined;
}
