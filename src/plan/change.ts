import type { TreePath } from '../tree/path.ts';
import type { TreeFile } from '../tree/tree.ts';

/** What would happen to one path, and why nobody loses anything by it. */
export type Change = Write | Rest;

/** Something is written: `before` is what must be there when it is (undefined: nothing), `after` what is then. */
export type Write =
  | (Of<'create'> & { readonly before: undefined; readonly after: TreeFile })
  | (Of<'update' | 'merge' | 'conflict'> & { readonly before: TreeFile; readonly after: TreeFile })
  | (Of<'delete'> & { readonly before: TreeFile; readonly after: undefined })
  | Move;

/** A file comes from another path, with its edits; a delete of that path, or an update by what is given there anew, stands beside it in the plan. */
export type Move = Of<'move' | 'conflict'> & {
  readonly was: TreePath;
  readonly before: undefined;
  readonly after: TreeFile;
};

/**
 * Nothing is written: the developer's file is kept although the path no longer gives it (`keep`); a file
 * that the developer deleted stays away (`stay-deleted`); both sides differ and cannot be merged: bytes
 * (`clash`), or what only a tool can write (`stale`); a file of the developer stands where a folder would
 * be, or the other way round (`blocked`).
 */
export type Rest = Of<'keep' | 'stay-deleted' | 'clash' | 'stale' | 'blocked'>;

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
  return 'was' in change;
}

/** The changes that need a person: both sides differ. */
export function conflictsOf(plan: Plan): readonly Change[] {
  const kinds: readonly ChangeKind[] = ['conflict', 'clash', 'blocked'];
  return plan.changes.filter(({ kind }) => kinds.includes(kind));
}
