import type { GivenFile, Tree, TreeFile } from '../tree/tree.ts';

/** The three trees of every verb: what was last given, what is on disk, what would be given now. */
export interface Sides {
  readonly base: Tree<GivenFile>;
  readonly ours: Tree;
  readonly theirs: Tree<GivenFile>;
}

/** One file on the three sides. */
export interface FileSides {
  readonly base: GivenFile | undefined;
  readonly ours: TreeFile | undefined;
  readonly theirs: GivenFile | undefined;
}

/** Of a yes and a no, the one that was changed; without a base, the developer's. */
export function mergeMode(base: TreeFile | undefined, ours: TreeFile, theirs: TreeFile): boolean {
  return base?.executable === ours.executable ? theirs.executable : ours.executable;
}
