import fc from 'fast-check';
import { expect } from 'vitest';
import { isMove, isWrite } from '../../src/plan/change.ts';
import { fileKindOf } from '../../src/plan/file-kind.ts';
import { findMoves } from '../../src/plan/find-moves.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { encodeText, isText } from '../../src/shared/tree/text.ts';
import {
  emptyTree,
  sameBytes,
  sameFile,
  type Tree,
  type TreeFile,
} from '../../src/shared/tree/tree.ts';
import {
  anyTree,
  apply,
  displayPath,
  grownFrom,
  labels,
  managed,
  provided,
  sides,
  path as treePath,
} from './trees.ts';
import { addedLines, countLine, hasLine, lostLines, whereIs } from './written.ts';

/** A law, and the check that it holds for so many generated trees: fast-check prints the seed and the smallest that break it. */
export interface Law {
  readonly name: string;
  readonly check: (cases: { readonly numRuns: number; readonly seed?: number }) => void;
}

function law<T>(name: string, trees: fc.Arbitrary<T>, holds: (trees: T) => void): Law {
  return { name, check: (cases) => fc.assert(fc.property(trees, holds), cases) };
}

const grown = provided.chain((base) =>
  fc.record({ base: fc.constant(base), ours: grownFrom(base) }),
);

/** The laws of design.md §3 that are the plan's alone; the seventh, of layers, needs a catalog. */
export const laws: readonly Law[] = [
  law('1: applied to nothing, a new path is given whole', provided, (theirs) => {
    const plan = reconcile({ base: emptyTree, ours: emptyTree, theirs }, labels);
    expect(plan.changes.map(({ kind }) => kind)).toEqual([...theirs].map(() => 'create'));
    expect(displayPath(apply(emptyTree, plan))).toEqual(displayPath(theirs));
  }),

  law('2: when the path stands still, nothing happens', grown, ({ base, ours }) => {
    expect(reconcile({ base, ours, theirs: base }, labels).changes).toEqual([]);
  }),

  law(
    '3: an untouched service becomes what the path gives now, exactly',
    fc.record({ untouched: managed, theirs: managed }),
    ({ untouched, theirs }) => {
      const plan = reconcile({ base: untouched, ours: untouched, theirs }, labels);
      expect(displayPath(apply(untouched, plan))).toEqual(displayPath(theirs));
    },
  ),

  law('4: after a commit, with the new base, there is nothing left to do', sides, (before) => {
    const after = apply(before.ours, reconcile(before, labels));
    const { theirs } = before;
    expect(reconcile({ base: theirs, ours: after, theirs }, labels).changes).toEqual([]);
  }),

  law(
    '5: every line that the developer wrote survives, as often as it was written',
    sides,
    (all) => {
      const plan = reconcile(all, labels);
      expect(lostLines(all, plan, apply(all.ours, plan))).toEqual([]);
    },
  ),

  law('5: nor is a line lost that the path gives anew where sides are merged', sides, (all) => {
    for (const change of reconcile(all, labels).changes) {
      if (change.kind !== 'merge' && change.kind !== 'conflict' && change.kind !== 'move') continue;
      const moved = [...findMoves(all, [])].find(([, to]) => to === change.path);
      const old = all.base.get(change.path) ?? all.base.get(moved?.[0] ?? change.path);
      const added = addedLines(change.path, old, all.theirs.get(change.path));
      const lost = added
        .filter(([line]) => !isList(change.path) || countLine(change.path, old, line) === 0)
        .filter(([line]) => !hasLine(change.path, change.after, line));
      expect(lost).toEqual([]);
    }
  }),

  law('5: bytes that the developer wrote, and that are no text, stay as they are', sides, (all) => {
    const plan = reconcile(all, labels);
    const after = apply(all.ours, plan);
    for (const [path, file] of all.ours) {
      const old = all.base.get(path);
      if (!isBinary(file) || (old && sameBytes(old.bytes, file.bytes))) continue;
      expect(sameBytes(file.bytes, after.get(whereIs(path, plan))?.bytes ?? empty)).toBe(true);
    }
  }),

  law(
    '6: a path that no template knows is never touched',
    fc.record({ all: sides, other: anyTree }),
    ({ all: { base, ours, theirs }, other }) => {
      const own = treePath('src/the-developers-own.ts');
      const file = [...other.values()][0] ?? { bytes: encodeText('mine'), executable: false };
      const { changes } = reconcile(
        { base, ours: new Map([...ours, [own, file]]), theirs },
        labels,
      );
      const known = new Set([...base.keys(), ...theirs.keys()]);
      expect(changes.filter(({ path }) => !known.has(path))).toEqual([]);
    },
  ),

  law('8: the same trees give the same plan, in whatever order they were read', sides, (all) => {
    const { base, ours, theirs } = all;
    const turned = { base: reversed(base), ours: reversed(ours), theirs: reversed(theirs) };
    expect(reconcile(turned, labels)).toEqual(reconcile(all, labels));
  }),

  law(
    'a plan names each path once, in order, and says truly what is there before',
    sides,
    (all) => {
      const { changes } = reconcile(all, labels);
      const paths = changes.map(({ path }) => path);
      expect(paths).toEqual([...new Set(paths)].sort());
      for (const change of changes.filter(isWrite)) {
        expect(sameFile(change.before, all.ours.get(change.path))).toBe(true);
        expect(sameFile(change.before, change.after)).toBe(false);
      }
    },
  ),

  law('a plan leaves a tree that a disk can hold', sides, (all) => {
    const after = [...apply(all.ours, reconcile(all, labels)).keys()];
    const inFiles = after.filter((path) => after.some((other) => path.startsWith(`${other}/`)));
    expect(inFiles).toEqual([]);
  }),

  law('a moved file leaves its old path, and comes where nothing was', sides, (all) => {
    const { changes } = reconcile(all, labels);
    for (const { path, was } of changes.filter(isMove)) {
      expect(all.ours.has(path)).toBe(false);
      expect(changes.find((change) => change.path === was)?.kind).toBe('delete');
    }
  }),

  law('a seeded file that is there is never written to, and never brought back', sides, (all) => {
    for (const { path, kind } of reconcile(all, labels).changes) {
      if (!(all.theirs.get(path)?.once ?? all.base.get(path)?.once)) continue;
      expect(['create', 'blocked']).toContain(kind);
      expect(all.ours.has(path) || all.base.has(path)).toBe(false);
    }
  }),
];

const empty = new Uint8Array();

/** In a list, a line that is there twice says no more than once. */
function isList(path: TreePath): boolean {
  return fileKindOf(path) === 'list';
}

function isBinary({ bytes }: TreeFile): boolean {
  return !isText(bytes);
}

function reversed<File extends TreeFile>(tree: Tree<File>): Tree<File> {
  return new Map([...tree].reverse());
}
