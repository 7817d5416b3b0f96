import type { TreePath } from '../shared/tree/path.ts';

/**
 * Why a path can be neither compared nor written: what stands there or on the way to it is not a file, cannot be
 * read, or git left the file out of this work tree.
 */
export interface Obstacle {
  readonly kind: ObstacleKind;
  /** What is in the way: the path itself, or a folder above it. */
  readonly at: string;
  /** What a folder at the path contains that is not the template's. */
  readonly holds?: string | undefined;
}

export type ObstacleKind =
  | 'link'
  | 'folder'
  /** A file where the path needs a folder. */
  | 'file'
  | 'pipe'
  | 'socket'
  | 'device'
  | 'unreadable'
  | AbsentKind;

/** Git knows the file and does not check it out here, or ignores it: that it is absent is nobody's decision. */
export type AbsentKind = 'not-checked-out' | 'ignored';

export type Obstacles = ReadonlyMap<TreePath, Obstacle>;

export function isAbsentKind(kind: ObstacleKind): kind is AbsentKind {
  return kind === 'not-checked-out' || kind === 'ignored';
}
