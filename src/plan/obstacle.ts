import type { TreePath } from '../shared/tree/path.ts';

/**
 * Why a path can be neither compared nor written: it or a parent is not a file or folder, cannot be read, or git did
 * not check it out.
 */
export interface Obstacle {
  readonly kind: ObstacleKind;
  /** The obstacle: the path itself, or a folder above it. */
  readonly at: string;
  /** The content of a folder at the path that is not the template's. */
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

/** Git knows the file but did not check it out, or ignores it: nobody deleted it. */
export type AbsentKind = 'not-checked-out' | 'ignored';

export type Obstacles = ReadonlyMap<TreePath, Obstacle>;

export function isAbsentKind(kind: ObstacleKind): kind is AbsentKind {
  return kind === 'not-checked-out' || kind === 'ignored';
}
