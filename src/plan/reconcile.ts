import { compareText } from '../errors/problem.ts';
import { sortedPaths } from '../tree/tree.ts';
import { type Change, isMove, type Plan } from './change.ts';
import { findBlocked } from './find-blocked.ts';
import { type Declared, findMoves, type Moves } from './find-moves.ts';
import type { Labels } from './mark-conflict.ts';
import { reconcileMove } from './reconcile-move.ts';
import { reconcilePath } from './reconcile-path.ts';
import type { Sides } from './sides.ts';

/**
 * What has to happen so that `ours` follows from `base` to `theirs`, and nothing of the developer's is lost.
 * Files that moved are found by their content; `declared` says what cannot be found so.
 */
export function reconcile(sides: Sides, labels: Labels, declared: Declared = []): Plan {
  return { changes: planWith(sides, labels, findMoves(sides, declared)) };
}

/** A file that cannot be made where it moved to stays where it is: planned again without its move. */
function planWith(sides: Sides, labels: Labels, moves: Moves): readonly Change[] {
  const changes = planAll(sides, labels, moves);
  const blocked = findBlocked(sides.ours, changes);
  const stopped = new Set(blocked.filter(isMove).map(({ was }) => was));
  if (stopped.size > 0) {
    const left = new Map([...moves].filter(([old]) => !stopped.has(old)));
    return planWith(sides, labels, left);
  }
  return changes.map((change): Change => {
    const { path, from } = change;
    return blocked.some((write) => write.path === path) ? { kind: 'blocked', path, from } : change;
  });
}

function planAll(sides: Sides, labels: Labels, moves: Moves): readonly Change[] {
  const moved = [...moves].flatMap(([old, to]) => {
    const changes = reconcileMove({ old, to }, sides, labels);
    return changes ? [{ old, to, changes }] : [];
  });
  const done = new Set(moved.flatMap(({ old, to }) => [old, to]));
  const { base, ours, theirs } = sides;
  const others = sortedPaths(base, theirs)
    .filter((path) => !done.has(path))
    .flatMap((path) => {
      const file = { base: base.get(path), ours: ours.get(path), theirs: theirs.get(path) };
      return reconcilePath(path, file, labels) ?? [];
    });
  return [...moved.flatMap(({ changes }) => changes), ...others].sort((a, b) =>
    compareText(a.path, b.path),
  );
}
