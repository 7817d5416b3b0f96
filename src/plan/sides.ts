import type { Base, BaseFile, GeneratedFile, Tree, TreeFile } from '../shared/tree/tree.ts';
import type { Obstacles } from './obstacle.ts';

/** The three trees of every command: last generated, on disk, generated now. */
export interface Sides {
  readonly base: Base;
  readonly ours: Tree;
  readonly theirs: Tree<GeneratedFile>;
  /** The paths at which there is something other than a file, so that `ours` cannot have them. */
  readonly obstacles?: Obstacles;
  /** Whether the execute bit means anything on this disk; else it is neither compared nor changed. */
  readonly modes?: boolean;
}

/** One file on the three sides. */
export interface FileSides {
  readonly base: BaseFile | undefined;
  readonly ours: TreeFile | undefined;
  readonly theirs: GeneratedFile | undefined;
}

/** Of a yes and a no, the one that was changed; without a base, the developer's. */
export function mergeMode(
  base: Pick<TreeFile, 'executable'> | undefined,
  ours: TreeFile,
  theirs: TreeFile,
): boolean {
  return base?.executable === ours.executable ? theirs.executable : ours.executable;
}
