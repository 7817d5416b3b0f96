import type { TreePath } from '../shared/tree/path.ts';
import {
  type BaseFile,
  type GeneratedFile,
  sameFile,
  type Tree,
  type TreeFile,
} from '../shared/tree/tree.ts';
import type { Change, HeldChange } from './change.ts';
import { areLike } from './find-moves.ts';
import type { Labels } from './merge/mark-conflict.ts';
import { mergeContent } from './merge/merge-file.ts';
import { isAbsentKind, type Obstacles } from './obstacle.ts';
import { reconcilePath } from './reconcile-path.ts';
import { mergeMode, type Sides } from './sides.ts';

/** A file that the template moved. */
interface MovedFile {
  readonly old: TreePath;
  readonly to: TreePath;
}

/**
 * The changes at both paths of a moved file: local changes move along, also if the developer moved it too. Undefined
 * if it is not a move here: something else is at the new path, or the two sides cannot be merged.
 */
export function reconcileMove(
  { old, to }: MovedFile,
  { base, ours, theirs }: Sides,
  labels: Labels,
): readonly Change[] | undefined {
  const [provided, next] = [base.get(old), theirs.get(to)];
  const [left, there] = [ours.get(old), ours.get(to)];
  if (provided === undefined || next === undefined) return undefined;
  if (there) {
    const isIt = left ? isSeenTwice({ old, to }, left, there) : areLike(provided, there);
    if (!isIt) return undefined;
    const change = reconcilePath(to, { base: provided, ours: there, theirs: next }, labels);
    return [...(change ? [change] : []), ...stayDeleted(old, theirs)];
  }
  if (left === undefined) return [...stayDeleted(to, theirs), ...stayDeleted(old, theirs)];
  const moved = moveFile({ old, to }, { base: provided, ours: left, theirs: next }, labels);
  return moved && [...leave(old, left, { base, theirs }), moved];
}

/**
 * A move of which one end cannot be read or written waits as a whole, so that the developer's edits go along once
 * both can. Undefined if nothing is in the way, or the developer has a file at the new path already.
 */
export function holdMove(
  { old, to }: MovedFile,
  ours: Tree,
  theirs: Tree<GeneratedFile>,
  obstacles: Obstacles,
): HeldChange | undefined {
  const isDeleted = !ours.has(old) && !obstacles.has(old);
  const obstacle = obstacles.get(to) ?? (ours.has(to) ? undefined : obstacles.get(old));
  if (obstacle === undefined || isDeleted) return undefined;
  const kind = isAbsentKind(obstacle.kind) ? 'skipped' : 'blocked';
  return { kind, path: to, was: old, from: theirs.get(to)?.from ?? [], obstacle };
}

/**
 * The old path of a moved file becomes empty, or the new file that is generated there: no change if that is the same.
 */
function leave(
  path: TreePath,
  before: TreeFile,
  { base, theirs }: Omit<Sides, 'ours'>,
): readonly Change[] {
  const after = theirs.get(path);
  const from = (after ?? base.get(path))?.from ?? [];
  if (after === undefined) return [{ kind: 'delete', path, from, before, after }];
  return sameFile(before, after) ? [] : [{ kind: 'update', path, from, before, after }];
}

/** A path that the developer deleted stays deleted, whatever would be generated there. */
function stayDeleted(path: TreePath, theirs: Tree<GeneratedFile>): readonly Change[] {
  const generated = theirs.get(path);
  return generated ? [{ kind: 'stay-deleted', path, from: generated.from }] : [];
}

/** Some file systems show one file under both spellings of its name; what is one file must not be deleted. */
function isSeenTwice({ old, to }: MovedFile, left: TreeFile, there: TreeFile): boolean {
  return old.toLowerCase() === to.toLowerCase() && sameFile(left, there);
}

function moveFile(
  { old, to }: MovedFile,
  {
    base,
    ours,
    theirs,
  }: { readonly base: BaseFile; readonly ours: TreeFile; readonly theirs: GeneratedFile },
  labels: Labels,
): Change | undefined {
  const content = mergeContent(to, base, ours.bytes, theirs.bytes, labels);
  if (!('bytes' in content)) return undefined;
  return {
    kind: content.kind === 'conflict' ? 'conflict' : 'move',
    path: to,
    from: theirs.from,
    was: old,
    before: undefined,
    after: { bytes: content.bytes, executable: mergeMode(base, ours, theirs) },
  };
}
