import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWrite } from '../../src/plan/change.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import { decodeText, encodeText } from '../../src/tree/text.ts';
import { emptyTree, sameFile, type Tree, type TreeFile } from '../../src/tree/tree.ts';
import {
  anyTree,
  apply,
  given,
  grownFrom,
  labels,
  managed,
  shown,
  sides,
  path as treePath,
} from './trees.ts';

/** fast-check prints the seed and the smallest failing trees; put the seed here to see them again. */
const cases = { numRuns: 500 };
const base = given.chain((tree) => fc.tuple(fc.constant(tree), grownFrom(tree)));

describe('the laws of reconcile', () => {
  test('1: applied to nothing, a new path is given whole', () => {
    fc.assert(
      fc.property(given, (theirs) => {
        const plan = reconcile({ base: emptyTree, ours: emptyTree, theirs }, labels);
        expect(plan.changes.map(({ kind }) => kind)).toEqual([...theirs].map(() => 'create'));
        expect(shown(apply(emptyTree, plan))).toEqual(shown(theirs));
      }),
      cases,
    );
  });

  test('2: when the path stands still, nothing happens, whatever the developer did', () => {
    fc.assert(
      fc.property(base, ([still, ours]) => {
        expect(reconcile({ base: still, ours, theirs: still }, labels).changes).toEqual([]);
      }),
      cases,
    );
  });

  test('3: an untouched service becomes what the path gives now, exactly', () => {
    fc.assert(
      fc.property(managed, managed, (untouched, theirs) => {
        const plan = reconcile({ base: untouched, ours: untouched, theirs }, labels);
        expect(shown(apply(untouched, plan))).toEqual(shown(theirs));
      }),
      cases,
    );
  });

  test('4: after a commit, with the new base, there is nothing left to do', () => {
    fc.assert(
      fc.property(sides, ({ base: before, ours, theirs }) => {
        const after = apply(ours, reconcile({ base: before, ours, theirs }, labels));
        expect(reconcile({ base: theirs, ours: after, theirs }, labels).changes).toEqual([]);
      }),
      cases,
    );
  });

  test('5: every line that the developer wrote survives, as often as it was written', () => {
    fc.assert(
      fc.property(sides, ({ base: before, ours, theirs }) => {
        const after = apply(ours, reconcile({ base: before, ours, theirs }, labels));
        const lost = [...ours].flatMap(([path, file]) =>
          addedLines(before.get(path), file).filter(
            ([line, times]) => countLines(after.get(path), line) < times,
          ),
        );
        expect(lost).toEqual([]);
      }),
      cases,
    );
  });

  test('5: nor is a line lost that the path gives anew where both sides are merged', () => {
    fc.assert(
      fc.property(sides, ({ base: before, ours, theirs }) => {
        const { changes } = reconcile({ base: before, ours, theirs }, labels);
        for (const change of changes) {
          if (change.kind !== 'merge' && change.kind !== 'conflict') continue;
          const lost = addedLines(before.get(change.path), theirs.get(change.path)).filter(
            ([line]) => countLines(change.after, line) === 0,
          );
          expect(lost).toEqual([]);
        }
      }),
      cases,
    );
  });

  test('5: bytes that the developer wrote, and that are no text, stay as they are', () => {
    fc.assert(
      fc.property(sides, ({ base: before, ours, theirs }) => {
        const after = apply(ours, reconcile({ base: before, ours, theirs }, labels));
        for (const [path, file] of ours)
          if (isBinary(file) && !sameFile(file, before.get(path)))
            expect(Buffer.from(after.get(path)?.bytes ?? [])).toEqual(Buffer.from(file.bytes));
      }),
      cases,
    );
  });

  test('6: a path that no template knows is never touched', () => {
    const own = treePath('src/the-developers-own.ts');
    fc.assert(
      fc.property(sides, anyTree, ({ base: before, ours, theirs }, other) => {
        const file = other.values().next().value ?? {
          bytes: encodeText('mine'),
          executable: false,
        };
        const { changes } = reconcile(
          { base: before, ours: new Map([...ours, [own, file]]), theirs },
          labels,
        );
        expect(changes.map(({ path }) => path)).not.toContain(own);
        const known = new Set([...before.keys(), ...theirs.keys()]);
        expect(changes.filter(({ path }) => !known.has(path))).toEqual([]);
      }),
      cases,
    );
  });

  test('8: the same trees give the same plan, in whatever order they were read', () => {
    fc.assert(
      fc.property(sides, ({ base: before, ours, theirs }) => {
        const plan = reconcile({ base: before, ours, theirs }, labels);
        const turned = { base: reversed(before), ours: reversed(ours), theirs: reversed(theirs) };
        expect(reconcile(turned, labels)).toEqual(plan);
      }),
      cases,
    );
  });
});

describe('a plan', () => {
  test('names each path once, in order, and says truly what is there before', () => {
    fc.assert(
      fc.property(sides, ({ base: before, ours, theirs }) => {
        const { changes } = reconcile({ base: before, ours, theirs }, labels);
        const paths = changes.map(({ path }) => path);
        expect(paths).toEqual([...new Set(paths)].sort());
        for (const change of changes.filter(isWrite)) {
          expect(sameFile(change.before, ours.get(change.path))).toBe(true);
          expect(sameFile(change.before, change.after)).toBe(false);
        }
      }),
      cases,
    );
  });

  test('never writes to a seeded file that is there, and never brings one back', () => {
    fc.assert(
      fc.property(sides, ({ base: before, ours, theirs }) => {
        for (const change of reconcile({ base: before, ours, theirs }, labels).changes) {
          const seeded = theirs.get(change.path)?.seeded ?? before.get(change.path)?.seeded;
          if (!seeded) continue;
          expect(change.kind).toBe('create');
          expect(ours.has(change.path) || before.has(change.path)).toBe(false);
        }
      }),
      cases,
    );
  });
});

/** The lines that are in the second file more often than in the first, and how much more often. */
function addedLines(
  before: TreeFile | undefined,
  after: TreeFile | undefined,
): readonly (readonly [string, number])[] {
  return [...new Set(linesOf(after))]
    .map((line) => [line, countLines(after, line) - countLines(before, line)] as const)
    .filter(([, times]) => times > 0);
}

function countLines(file: TreeFile | undefined, line: string): number {
  return linesOf(file).filter((one) => one === line).length;
}

/** What is text, by lines without their ends. An empty file has none. */
function linesOf(file: TreeFile | undefined): readonly string[] {
  const text = file && decodeText(file.bytes);
  return text ? text.replace(/\r?\n$/, '').split(/\r?\n/) : [];
}

function isBinary({ bytes }: TreeFile): boolean {
  return decodeText(bytes) === undefined;
}

function reversed<T extends Tree>(tree: T): T {
  return new Map([...tree].reverse()) as unknown as T;
}
