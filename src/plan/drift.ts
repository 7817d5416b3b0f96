import type { TreePath } from '../shared/tree/path.ts';
import { type AnyFile, sortedPaths, type TreeFile } from '../shared/tree/tree.ts';
import { type AbsentKind, isAbsentKind, type Obstacle, type ObstacleKind } from './obstacle.ts';
import { sameButLineEnds } from './same-file.ts';
import type { Sides } from './sides.ts';

/** The local state of a managed file. A file that is created once cannot drift. */
export interface Drift {
  readonly path: TreePath;
  readonly state: 'edited' | 'mode' | 'deleted' | Exclude<ObstacleKind, AbsentKind>;
  readonly from: readonly string[];
  /** What is there, or on the way, instead of the file. */
  readonly obstacle?: Obstacle;
}

/** The local changes: ours compared with base. */
export function findDrift({
  base,
  ours,
  obstacles = new Map(),
  modes = true,
}: Omit<Sides, 'theirs'>): readonly Drift[] {
  return sortedPaths(base).flatMap((path): readonly Drift[] => {
    const generated = base.get(path);
    if (generated === undefined || generated.once) return [];
    const { from } = generated;
    const obstacle = obstacles.get(path);
    if (obstacle) {
      const { kind } = obstacle;
      return isAbsentKind(kind) ? [] : [{ path, state: kind, from, obstacle }];
    }
    const state = stateOf(generated, ours.get(path), modes);
    return state ? [{ path, state, from }] : [];
  });
}

function stateOf(
  provided: AnyFile,
  ours: TreeFile | undefined,
  modes: boolean,
): Drift['state'] | undefined {
  if (ours === undefined) return 'deleted';
  if (!sameButLineEnds(provided, ours)) return 'edited';
  return !modes || provided.executable === ours.executable ? undefined : 'mode';
}
