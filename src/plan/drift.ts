import type { TreePath } from '../tree/path.ts';
import { type GivenFile, sortedPaths, type Tree, type TreeFile } from '../tree/tree.ts';
import { sameButLineEnds } from './same-file.ts';

/** How a file that was given stands today. A seeded file is the developer's own and cannot drift. */
export interface Drift {
  readonly path: TreePath;
  readonly state: 'edited' | 'mode' | 'deleted';
  readonly from: readonly string[];
}

/** What the developer changed of that which was last given: ours against base. */
export function findDrift(base: Tree<GivenFile>, ours: Tree): readonly Drift[] {
  return sortedPaths(base).flatMap((path) => {
    const given = base.get(path);
    const state = given && !given.seeded ? stateOf(given, ours.get(path)) : undefined;
    return given && state ? [{ path, state, from: given.from }] : [];
  });
}

function stateOf(given: TreeFile, ours: TreeFile | undefined): Drift['state'] | undefined {
  if (ours === undefined) return 'deleted';
  if (!sameButLineEnds(given.bytes, ours.bytes)) return 'edited';
  return given.executable === ours.executable ? undefined : 'mode';
}
