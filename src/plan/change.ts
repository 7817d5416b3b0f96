import type { TreePath } from '../shared/tree/path.ts';
import type { TreeFile } from '../shared/tree/tree.ts';
import type { Obstacle } from './obstacle.ts';

/** What would happen to one path, and why nobody loses anything by it. */
export type Change = Write | UnchangedPath | HeldChange;

/** Something is written: `before` is what must be there when it is (undefined: nothing), `after` what is then. */
export type Write =
  | (Of<'create'> & { readonly before: undefined; readonly after: TreeFile })
  | (Of<'update' | 'merge' | 'conflict'> & { readonly before: TreeFile; readonly after: TreeFile })
  | (Of<'delete'> & { readonly before: TreeFile; readonly after: undefined })
  | Move;

/** A file comes from another path, with its edits; a delete of that path, or an update by what is given there anew, stands beside it in the plan, unless the same is given there. */
export type Move = Of<'move' | 'conflict'> & {
  readonly was: TreePath;
  readonly before: undefined;
  readonly after: TreeFile;
};

/**
 * Nothing is written: the developer's file is kept although the path no longer gives it (`keep`); a file
 * that the developer deleted stays away (`stay-deleted`); both sides differ and cannot be merged: bytes
 * (`clash`), or what only a tool can write (`stale`).
 */
export type UnchangedPath = Of<'keep' | 'stay-deleted' | 'clash' | 'stale'>;

/**
 * Nothing is written, and the base of the path stays as it is, so that a later update starts from it: something
 * that is not a file stands in the way (`blocked`), or git left the file out of this work tree (`skipped`).
 */
export type HeldChange = Of<'blocked' | 'skipped'> & {
  readonly obstacle: Obstacle;
  /** The path that the file would come from; it stays there, and its base too. */
  readonly was?: TreePath | undefined;
  /** The version of the template or capability that the file is at; undefined if it was not given yet. */
  readonly version?: string | undefined;
};

interface Of<Kind> {
  readonly kind: Kind;
  readonly path: TreePath;
  /** Who gives the file: the template's name, then capabilities as `layer/system`. */
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

/** The changes that a person has to resolve before the update is finished: both sides differ. */
export function conflictsOf(plan: Plan): readonly Change[] {
  return plan.changes.filter(({ kind }) => kind === 'conflict' || kind === 'clash');
}

/** The changes that cannot be made until a person moves away what stands there. */
export function blockedOf(plan: Plan): readonly HeldChange[] {
  return plan.changes.filter(isHeld).filter(({ kind }) => kind === 'blocked');
}

/** Whether a run that makes these changes succeeds; what is skipped is no failure. */
export function succeeds(plan: Plan): boolean {
  return conflictsOf(plan).length === 0 && blockedOf(plan).length === 0;
}

/** What is still to be done: what is skipped waits for a work tree that has the file. */
export function outstandingOf({ changes }: Plan): readonly Change[] {
  return changes.filter(({ kind }) => kind !== 'skipped');
}
