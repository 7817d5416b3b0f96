import type { TreePath } from '../tree/path.ts';
import { decodeText, encodeText } from '../tree/text.ts';
import {
  type GivenFile,
  sameBytes,
  sameFile,
  sortedPaths,
  type Tree,
  type TreeFile,
} from '../tree/tree.ts';
import type { Change, Plan } from './change.ts';
import { type Labels, mergeText } from './merge-text.ts';

/** The three trees of every verb: what was last given, what is on disk, what would be given now. */
export interface Sides {
  readonly base: Tree<GivenFile>;
  readonly ours: Tree;
  readonly theirs: Tree<GivenFile>;
}

/** What has to happen so that `ours` follows from `base` to `theirs`, and nothing of the developer's is lost. */
export function reconcile(sides: Sides, labels: Labels): Plan {
  const paths = sortedPaths(sides.base, sides.theirs);
  return { changes: paths.flatMap((path) => reconcilePath(path, sides, labels) ?? []) };
}

function reconcilePath(path: TreePath, sides: Sides, labels: Labels): Change | undefined {
  const [base, ours, theirs] = [sides.base.get(path), sides.ours.get(path), sides.theirs.get(path)];
  const from = (theirs ?? base)?.from ?? [];
  if (theirs?.seeded ?? base?.seeded) return reconcileSeeded(path, from, { base, ours, theirs });
  if (sameFile(ours, theirs) || sameFile(theirs, base)) return undefined;
  if (sameFile(ours, base)) return follow(path, from, ours, theirs);
  if (ours === undefined) return { kind: 'stay-deleted', path, from };
  if (theirs === undefined) return { kind: 'keep', path, from };
  return reconcileFile(path, from, { base, ours, theirs }, labels);
}

interface Versions {
  readonly base: TreeFile | undefined;
  readonly ours: TreeFile | undefined;
  readonly theirs: TreeFile | undefined;
}

/** A seeded file is only ever created: once, where there is none. */
function reconcileSeeded(
  path: TreePath,
  from: readonly string[],
  { base, ours, theirs }: Versions,
): Change | undefined {
  if (theirs === undefined || base !== undefined || ours !== undefined) return undefined;
  return { kind: 'create', path, from, before: undefined, after: theirs };
}

/** The developer did not touch it: it becomes what the path gives now. */
function follow(
  path: TreePath,
  from: readonly string[],
  ours: TreeFile | undefined,
  theirs: TreeFile | undefined,
): Change | undefined {
  if (ours === undefined)
    return theirs && { kind: 'create', path, from, before: undefined, after: theirs };
  if (theirs === undefined) return { kind: 'delete', path, from, before: ours, after: undefined };
  return { kind: 'update', path, from, before: ours, after: theirs };
}

/** All three differ, in bytes or in mode: each is merged by itself. */
function reconcileFile(
  path: TreePath,
  from: readonly string[],
  {
    base,
    ours,
    theirs,
  }: { readonly base: TreeFile | undefined; readonly ours: TreeFile; readonly theirs: TreeFile },
  labels: Labels,
): Change | undefined {
  const content = mergeBytes(base?.bytes, ours.bytes, theirs.bytes, labels);
  if (content === undefined) return { kind: 'clash', path, from };
  const after = { bytes: content.bytes, executable: mergeMode(base, ours, theirs) };
  if (!content.clean) return { kind: 'conflict', path, from, before: ours, after };
  return sameFile(ours, after) ? undefined : { kind: 'merge', path, from, before: ours, after };
}

/** Undefined where bytes that are no text differ on both sides. */
function mergeBytes(
  base: Uint8Array | undefined,
  ours: Uint8Array,
  theirs: Uint8Array,
  labels: Labels,
): { readonly bytes: Uint8Array; readonly clean: boolean } | undefined {
  if (sameBytes(ours, theirs) || (base && sameBytes(base, theirs)))
    return { bytes: ours, clean: true };
  if (base && sameBytes(base, ours)) return { bytes: theirs, clean: true };
  const [b, o, t] = [decodeText(base ?? new Uint8Array()), decodeText(ours), decodeText(theirs)];
  if (b === undefined || o === undefined || t === undefined) return undefined;
  const merged = mergeText(b, o, t, labels);
  return { bytes: encodeText(merged.text), clean: merged.clean };
}

/** Of a yes and a no, the one that was changed; without a base, the developer's. */
function mergeMode(base: TreeFile | undefined, ours: TreeFile, theirs: TreeFile): boolean {
  return base?.executable === ours.executable ? theirs.executable : ours.executable;
}
