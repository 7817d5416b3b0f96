import type { TreePath } from '../tree/path.ts';
import type { TreeFile } from '../tree/tree.ts';

/** What would happen to one path, and why nobody loses anything by it. */
export type Change = Write | Rest;

/** Something is written: `before` is what must be there when it is (undefined: nothing), `after` what is then. */
export type Write =
  | (Of<'create'> & { readonly before: undefined; readonly after: TreeFile })
  | (Of<'update' | 'merge' | 'conflict'> & { readonly before: TreeFile; readonly after: TreeFile })
  | (Of<'delete'> & { readonly before: TreeFile; readonly after: undefined });

/**
 * Nothing is written: the developer's file is kept although the path no longer gives it, a file that
 * the developer deleted stays away, or both sides differ and cannot be merged (bytes, not text).
 */
export type Rest = Of<'keep' | 'stay-deleted' | 'clash'>;

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

/** The changes that need a person: both sides differ. */
export function conflictsOf(plan: Plan): readonly Change[] {
  return plan.changes.filter(({ kind }) => kind === 'conflict' || kind === 'clash');
}
