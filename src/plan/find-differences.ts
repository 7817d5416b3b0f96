import type { TreePath } from '../shared/tree/path.ts';
import { sameFile, sortedPaths } from '../shared/tree/tree.ts';
import { withoutModes } from './ignore-modes.ts';
import type { Sides } from './sides.ts';

/** The differences of a repository and a template: for each generated file, whether it is there. */
export interface Differences {
  readonly same: readonly TreePath[];
  /** Among them what is not a file at all. */
  readonly different: readonly TreePath[];
  readonly missing: readonly TreePath[];
}

export function findDifferences(sides: Sides): Differences {
  const { ours, theirs, obstacles } = sides.modes === false ? withoutModes(sides) : sides;
  const paths = sortedPaths(theirs);
  const isThere = (path: TreePath) => ours.has(path) || obstacles?.has(path) === true;
  const same = new Set(paths.filter((path) => sameFile(ours.get(path), theirs.get(path))));
  return {
    same: [...same],
    different: paths.filter((path) => isThere(path) && !same.has(path)),
    missing: paths.filter((path) => !isThere(path)),
  };
}
