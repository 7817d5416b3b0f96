import type { TreePath } from '../shared/tree/path.ts';
import type { TreeFile } from '../shared/tree/tree.ts';
import type { Obstacle } from './obstacle.ts';

/** What would happen to one path, and why nothing is lost. */
export type Change = Write | UnchangedPath | HeldChange;

/** Something is written: `before` is what must be there when it is (undefined: nothing), `after` what is then. */
export type Write =
  | (Of<'create'> & { readonly before: undefined; readonly after: TreeFile })
  | (Of<'update' | 'merge' | 'conflict'> & { readonly before: TreeFile; readonly after: TreeFile })
  | (Of<'delete'> & { readonly before: TreeFile; readonly after: undefined })
  | Move;

/**
 * A file moves from another path, with its local changes; the plan also has a delete of that path, or an update if
 * another file is generated there.
 */
type Move = Of<'move' | 'conflict'> & {
  readonly was: TreePath;
  readonly before: undefined;
  readonly after: TreeFile;
};

/**
 * Nothing is written: the developer's file is kept although the template no longer has it (`keep`); a file that the
 * developer deleted stays deleted (`stay-deleted`); both sides differ and cannot be merged: binary files (`clash`),
 * or files that only a tool can write (`stale`).
 */
type UnchangedPath = Of<'keep' | 'stay-deleted' | 'clash' | 'stale'>;

/**
 * Nothing is written, and the base of the path stays, so that a later update starts from it: something that is not a
 * file is in the way (`blocked`), or git did not check the file out (`skipped`).
 */
export type HeldChange = Of<'blocked' | 'skipped'> & {
  readonly obstacle: Obstacle;
  /** The path that the file would move from; it stays there, with its base. */
  readonly was?: TreePath | undefined;
  /** The version of the template or capability of the file; undefined if it was not generated yet. */
  readonly version?: string | undefined;
};

interface Of<Kind> {
  readonly kind: Kind;
  readonly path: TreePath;
  /** Its contributors: the template's name, then capabilities as `layer/provider`. */
  readonly from: readonly string[];
}

/** All that would happen, by path; what stays as it is is not in it. */
export interface Plan {
  readonly changes: readonly Change[];
}

export type ChangeKind = Change['kind'];

export function isWrite(change: Change): change is Write {
  return 'after' in change;
}

export function isMove(change: Change): change is Move {
  return isWrite(change) && 'was' in change;
}

export function isHeld(change: Change): change is HeldChange {
  return 'obstacle' in change;
}

/** The conflicts that must be resolved before the update is finished. */
export function conflictsOf(plan: Plan): readonly Change[] {
  return plan.changes.filter(({ kind }) => kind === 'conflict' || kind === 'clash');
}

/** The changes that are blocked until somebody moves the obstacle away. */
export function blockedOf(plan: Plan): readonly HeldChange[] {
  return plan.changes.filter(isHeld).filter(({ kind }) => kind === 'blocked');
}

/** Whether a run with these changes succeeds; skipped files are not a failure. */
export function succeeds(plan: Plan): boolean {
  return conflictsOf(plan).length === 0 && blockedOf(plan).length === 0;
}

/** What is still to be done: what is skipped waits for a work tree that has the file. */
export function outstandingOf({ changes }: Plan): readonly Change[] {
  return changes.filter(({ kind }) => kind !== 'skipped');
}
