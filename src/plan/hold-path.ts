import type { TreePath } from '../shared/tree/path.ts';
import { type BaseFile, type GeneratedFile, sameFile } from '../shared/tree/tree.ts';
import type { HeldChange } from './change.ts';
import { isAbsentKind, type Obstacle } from './obstacle.ts';

/** What the template generated and generates at a blocked path. */
export interface HeldSides {
  readonly base: BaseFile | undefined;
  readonly theirs: GeneratedFile | undefined;
}

/** The change that is reported for a blocked path; undefined if the template does not change it. */
export function holdPath(
  path: TreePath,
  { base, theirs }: HeldSides,
  obstacle: Obstacle,
): HeldChange | undefined {
  if (theirs?.seeded ?? base?.seeded) {
    const isAwaited = base === undefined && theirs !== undefined;
    if (!isAwaited || standsForFile(obstacle, path)) return undefined;
  } else if (sameFile(base, theirs)) return undefined;
  const from = (theirs ?? base)?.from ?? [];
  return { kind: isAbsentKind(obstacle.kind) ? 'skipped' : 'blocked', path, from, obstacle };
}

/** A file that is created once is there if anything by its name is, but for a folder. */
function standsForFile({ kind, at }: Obstacle, path: TreePath): boolean {
  return at === path && kind !== 'folder';
}
