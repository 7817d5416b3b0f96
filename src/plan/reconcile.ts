import { compareText } from '../shared/diagnostic.ts';
import type { TreePath } from '../shared/tree/path.ts';
import { type BaseFile, type GeneratedFile, sameFile, sortedPaths } from '../shared/tree/tree.ts';
import type { Change, HeldChange, Plan } from './change.ts';
import { findBlocked } from './find-blocked.ts';
import { type DeclaredMoves, findMoves, type Moves } from './find-moves.ts';
import { restoreModes, withoutModes } from './ignore-modes.ts';
import type { Labels } from './merge/mark-conflict.ts';
import { isAbsentKind, type Obstacle, type Obstacles } from './obstacle.ts';
import { holdMove, reconcileMove } from './reconcile-move.ts';
import { reconcilePath } from './reconcile-path.ts';
import type { Sides } from './sides.ts';

/**
 * The changes that bring `ours` from `base` to `theirs` without losing anything of the developer's. Moved files are
 * found by their content; `declared` has those that cannot be found so.
 */
export function reconcile(sides: Sides, labels: Labels, declared: DeclaredMoves = []): Plan {
  const plain = sides.modes === false ? withoutModes(sides) : sides;
  const { obstacles = new Map() } = sides;
  const changes = planAround(plain, labels, findMoves(plain, declared), obstacles);
  return { changes: sides.modes === false ? restoreModes(changes, sides) : changes };
}

/** Obstacles depend on what is removed: each one found is planned around. */
function planAround(
  sides: Sides,
  labels: Labels,
  moves: Moves,
  obstacles: Obstacles,
): readonly Change[] {
  const changes = planAll(sides, labels, moves, obstacles);
  const blocked = findBlocked(sides.ours, obstacles, changes);
  if (blocked.size === 0) return changes;
  return planAround(sides, labels, moves, new Map([...obstacles, ...blocked]));
}

function planAll(
  sides: Sides,
  labels: Labels,
  moves: Moves,
  obstacles: Obstacles,
): readonly Change[] {
  const { base, ours, theirs } = sides;
  const moved = [...moves].flatMap(([old, to]) => {
    const held = holdMove({ old, to }, ours, theirs, obstacles);
    const changes = held ? [held] : reconcileMove({ old, to }, sides, labels);
    return changes ? [{ old, to, isHeld: held !== undefined, changes }] : [];
  });
  const done = new Set(
    moved.flatMap(({ old, to, isHeld }) => (isHeld || !obstacles.has(old) ? [old, to] : [to])),
  );
  const others = sortedPaths(base, theirs)
    .filter((path) => !done.has(path))
    .flatMap((path) => {
      const file = { base: base.get(path), ours: ours.get(path), theirs: theirs.get(path) };
      const obstacle = obstacles.get(path);
      return (obstacle ? holdPath(path, file, obstacle) : reconcilePath(path, file, labels)) ?? [];
    });
  return [...moved.flatMap(({ changes }) => changes), ...others].sort((a, b) =>
    compareText(a.path, b.path),
  );
}

/** What the template generated and generates at a blocked path. */
interface HeldSides {
  readonly base: BaseFile | undefined;
  readonly theirs: GeneratedFile | undefined;
}

/** The change that is reported for a blocked path; undefined if the template does not change it. */
function holdPath(
  path: TreePath,
  { base, theirs }: HeldSides,
  obstacle: Obstacle,
): HeldChange | undefined {
  if (theirs?.once ?? base?.once) {
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
