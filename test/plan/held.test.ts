import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHeld, isMove, isWrite, type Plan } from '../../src/plan/change.ts';
import { nextBase } from '../../src/plan/next-base.ts';
import type { Obstacle, ObstacleKind, Obstacles } from '../../src/plan/obstacle.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import type { Sides } from '../../src/plan/sides.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import {
  type GeneratedFile,
  sortedPaths,
  type Tree,
  type TreeFile,
} from '../../src/shared/tree/tree.ts';
import { apply, displayPath, labels, managed, path, sides } from './trees.ts';

const kinds: readonly ObstacleKind[] = ['link', 'folder', 'pipe', 'unreadable', 'not-checked-out'];

/** Some of the paths of the sides cannot be read or written; `ours` does not have those. */
function withObstacles({ base, ours, theirs }: Sides): fc.Arbitrary<Sides> {
  const paths = sortedPaths(base, ours, theirs);
  const picked = fc.array(
    fc.tuple(fc.constantFrom(...paths, path('x')), fc.constantFrom(...kinds)),
  );
  return picked.map((all) => {
    const obstacles = new Map<TreePath, Obstacle>();
    for (const [at, kind] of all) {
      const below = kind === 'folder' ? [] : paths.filter((one) => one.startsWith(`${at}/`));
      for (const one of [at, ...below]) obstacles.set(one, { kind, at });
    }
    const free = [...ours].filter(([one]) => !obstacles.has(one));
    return { base, ours: new Map(free), theirs, obstacles };
  });
}

const held = sides.chain(withObstacles);
const versions = { before: () => undefined, after: () => undefined };

function heldPaths({ changes }: Plan): readonly string[] {
  return changes.filter(isHeld).map(({ kind, path: at }) => `${kind} ${at}`);
}

function at(obstacles: Obstacles | undefined, one: TreePath): Obstacle | undefined {
  return obstacles?.get(one);
}

describe('with things in the way', () => {
  test('nothing is written to or moved from a path that something stands at', () => {
    fc.assert(
      fc.property(held, (all) => {
        for (const change of reconcile(all, labels).changes.filter(isWrite)) {
          expect(at(all.obstacles, change.path)).toBeUndefined();
          if (isMove(change)) expect(at(all.obstacles, change.was)).toBeUndefined();
        }
      }),
    );
  });

  test('the state of one path is no matter to a path that has nothing to do with it', () => {
    fc.assert(
      fc.property(sides, (all) => {
        const own = path('far/away.txt');
        const obstacles = new Map([[own, { kind: 'link', at: own } as const]]);
        expect(reconcile({ ...all, obstacles }, labels)).toEqual(reconcile(all, labels));
      }),
    );
  });

  test('after a commit with the next base, nothing but what is held is left', () => {
    fc.assert(
      fc.property(held, (all) => {
        const plan = reconcile(all, labels);
        const base = nextBase(plan, all, versions);
        const again = reconcile({ ...all, base, ours: apply(all.ours, plan) }, labels);
        expect(again.changes.every(isHeld)).toBe(true);
        expect(heldPaths(plan)).toEqual(expect.arrayContaining([...heldPaths(again)]));
      }),
    );
  });

  test('an untouched project becomes what is generated now, exactly, once nothing is in the way', () => {
    const cases = fc.record({ untouched: managed, theirs: managed }).chain((trees) => {
      const { untouched: base, theirs } = trees;
      return fc.record({
        untouched: fc.constant(base),
        all: withObstacles({ base, ours: base, theirs }),
      });
    });
    fc.assert(
      fc.property(cases, ({ untouched, all }) => {
        const plan = reconcile(all, labels);
        const base = nextBase(plan, all, versions);
        const standing = [...untouched].filter(([one]) => !all.ours.has(one));
        const freed = new Map<TreePath, TreeFile>([...apply(all.ours, plan), ...standing]);
        const next = reconcile({ base, ours: freed, theirs: all.theirs }, labels);
        expect(next.changes.some(isHeld)).toBe(false);
        expect(displayPath(apply(freed, next))).toEqual(displayPath(all.theirs));
      }),
    );
  });
});

const name = path('deck/plan.txt');

function provided(text: string, from = ['trawler']): GeneratedFile {
  return { bytes: encodeText(text), executable: false, from, once: false };
}

const tree = (files: Readonly<Record<string, string>>): Tree<GeneratedFile> =>
  new Map(Object.entries(files).map(([one, text]) => [path(one), provided(text)]));

test.each<[string, Obstacle, string]>([
  ['a link at the path', { kind: 'link', at: name }, 'blocked'],
  ['a folder above that is a link', { kind: 'link', at: 'deck' }, 'blocked'],
  ['a file above', { kind: 'file', at: 'deck' }, 'blocked'],
  ['a folder that is kept', { kind: 'folder', at: name, holds: `${name}/own` }, 'blocked'],
  ['a file that is not checked out', { kind: 'not-checked-out', at: name }, 'skipped'],
  ['a file that git ignores', { kind: 'ignored', at: name }, 'skipped'],
])('%s', (_, obstacle, kind) => {
  const obstacles = new Map([[name, obstacle]]);
  const plan = (base: Tree<GeneratedFile>, theirs: Tree<GeneratedFile>) =>
    reconcile({ base, ours: new Map(), theirs, obstacles }, labels).changes;
  const change = { kind, path: name, from: ['trawler'], obstacle };
  const [one, two] = [tree({ [name]: 'one\n' }), tree({ [name]: 'two\n' })];
  expect(plan(one, one)).toEqual([]);
  expect(plan(one, two)).toEqual([change]);
  expect(plan(one, new Map())).toEqual([change]);
  expect(plan(new Map(), two)).toEqual([change]);
});

test('what a held file was generated from is recorded again, with its version', () => {
  const base = new Map([[name, provided('one\n', ['trawler', 'ci/drone'])]]);
  const theirs = tree({ [name]: 'two\n', 'log.txt': 'log\n' });
  const obstacles = new Map<TreePath, Obstacle>([[name, { kind: 'link', at: name }]]);
  const all = { base, ours: new Map(), theirs, obstacles };
  const recorded = nextBase(reconcile(all, labels), all, {
    before: (id) => (id === 'trawler' ? '1.0.0' : '0.3.0'),
    after: (id) => (id === 'trawler' ? '1.1.0' : '0.3.0'),
  });
  expect(recorded.get(path('log.txt'))).toMatchObject({ from: ['trawler'] });
  expect(recorded.get(name)).toMatchObject({
    bytes: encodeText('one\n'),
    from: ['trawler', 'ci/drone'],
    at: { trawler: '1.0.0' },
  });
});
