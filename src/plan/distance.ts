import type { TreePath } from '../tree/path.ts';
import { type GivenFile, sameFile, sortedPaths, type Tree } from '../tree/tree.ts';

/** How far a repository is from a path: of each file that the path gives, whether it is there. */
export interface Distance {
  readonly same: readonly TreePath[];
  readonly different: readonly TreePath[];
  readonly missing: readonly TreePath[];
}

export function measureDistance(ours: Tree, given: Tree<GivenFile>): Distance {
  const paths = sortedPaths(given);
  const same = paths.filter((path) => sameFile(ours.get(path), given.get(path)));
  const different = paths.filter((path) => ours.has(path) && !same.includes(path));
  return { same, different, missing: paths.filter((path) => !ours.has(path)) };
}
