import { describe, expect, test } from 'vitest';
import { isMove } from '../../src/plan/change.ts';
import { findMoves } from '../../src/plan/find-moves.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import { emptyTree, type GeneratedFile, type Tree } from '../../src/shared/tree/tree.ts';
import { apply, labels, path } from './trees.ts';

type Texts = Readonly<Record<string, string | Uint8Array>>;

function treeOf(texts: Texts, once = false): Tree<GeneratedFile> {
  return new Map(
    Object.entries(texts).map(([name, content]) => {
      const bytes = typeof content === 'string' ? encodeText(content) : content;
      return [path(name), { bytes, executable: false, once, from: ['go-service'] }];
    }),
  );
}

function textsOf(tree: Tree): Texts {
  const entries = [...tree].map(
    ([name, { bytes }]) => [name, Buffer.from(bytes).toString()] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Case {
  readonly base: Texts;
  readonly ours: Texts;
  readonly theirs: Texts;
  readonly declared?: readonly Readonly<Record<string, string>>[];
  /** Each change as `kind path`, of a move with ` < old path`. */
  readonly plan: readonly string[];
  readonly after: Texts;
}

function check({ base, ours, theirs, declared = [], plan, after }: Case): void {
  const sides = { base: treeOf(base), ours: treeOf(ours), theirs: treeOf(theirs) };
  const { changes } = reconcile(sides, labels, declared);
  expect(
    changes.map((change) => {
      const was = isMove(change) ? ` < ${change.was}` : '';
      return `${change.kind} ${change.path}${was}`;
    }),
  ).toEqual(plan);
  expect(textsOf(apply(sides.ours, { changes }))).toEqual(after);
}

const store = 'package store\n\nconst limit = 10\n\nfunc Open() {}\n\nfunc Close() {}\n';
const edited = store.replace('limit = 10', 'limit = 99');
const grown = store.replace('Close() {}', 'Close() error {}');
const both = edited.replace('Close() {}', 'Close() error {}');

describe('a file that the path moved', () => {
  const cases: Readonly<Record<string, Case>> = {
    'while it gives the very same at the old path too': {
      base: { 'store.go': store },
      ours: { 'store.go': store },
      theirs: { 'store.go': store, 'internal/store.go': grown },
      declared: [{ 'store.go': 'internal/store.go' }],
      plan: ['move internal/store.go < store.go'],
      after: { 'store.go': store, 'internal/store.go': grown },
    },
    'and nobody touched': {
      base: { 'store.go': store },
      ours: { 'store.go': store },
      theirs: { 'internal/store.go': store },
      plan: ['move internal/store.go < store.go', 'delete store.go'],
      after: { 'internal/store.go': store },
    },
    'takes the edits along': {
      base: { 'store.go': store },
      ours: { 'store.go': edited },
      theirs: { 'internal/store.go': store },
      plan: ['move internal/store.go < store.go', 'delete store.go'],
      after: { 'internal/store.go': edited },
    },
    'and changed, found by its lines, takes the edits along': {
      base: { 'store.go': store },
      ours: { 'store.go': edited },
      theirs: { 'internal/database.go': grown },
      plan: ['move internal/database.go < store.go', 'delete store.go'],
      after: { 'internal/database.go': both },
    },
    'and changed where the developer did is a conflict at its new path': {
      base: { 'store.go': store },
      ours: { 'store.go': edited },
      theirs: { 'internal/store.go': store.replace('limit = 10', 'limit = 20') },
      plan: ['conflict internal/store.go < store.go', 'delete store.go'],
      after: {
        'internal/store.go': store.replace(
          'const limit = 10\n',
          '<<<<<<< yours\nconst limit = 99\n=======\nconst limit = 20\n>>>>>>> node-service 1.3.0\n',
        ),
      },
    },
    'and rewrote, as it declares, takes the edits along': {
      base: { 'a.txt': 'one\ntwo\nthree\n' },
      ours: { 'a.txt': 'one\ntwo\nthree\nmine\n' },
      theirs: { 'b.txt': 'un\ndeux\nthree\n' },
      declared: [{ 'a.txt': 'b.txt' }],
      plan: ['delete a.txt', 'move b.txt < a.txt'],
      after: { 'b.txt': 'un\ndeux\nthree\nmine\n' },
    },
    'by two versions, one after the other, with its folder': {
      base: { 'a/x.txt': 'x\n', 'a/y.txt': 'y\n' },
      ours: { 'a/x.txt': 'x\nmine\n', 'a/y.txt': 'y\n' },
      theirs: { 'c/x.txt': 'x\n', 'c/y.txt': 'y\n' },
      declared: [{ a: 'b' }, { 'b/': 'c/' }],
      plan: [
        'delete a/x.txt',
        'delete a/y.txt',
        'move c/x.txt < a/x.txt',
        'move c/y.txt < a/y.txt',
      ],
      after: { 'c/x.txt': 'x\nmine\n', 'c/y.txt': 'y\n' },
    },
    'with a folder of which the developer has more files': {
      base: { 'a/store.go': store },
      ours: { 'a/store.go': edited, 'a/mine.go': 'package mine\n' },
      theirs: { 'b/store.go': store },
      plan: ['delete a/store.go', 'move b/store.go < a/store.go'],
      after: { 'a/mine.go': 'package mine\n', 'b/store.go': edited },
    },
    'only by the case of its name': {
      base: { 'Readme.md': store },
      ours: { 'Readme.md': edited },
      theirs: { 'README.md': store },
      plan: ['move README.md < Readme.md', 'delete Readme.md'],
      after: { 'README.md': edited },
    },
    'only by case, where one file is seen under both names, is not deleted': {
      base: { 'Readme.md': store },
      ours: { 'Readme.md': store, 'README.md': store },
      theirs: { 'README.md': grown },
      plan: ['update README.md'],
      after: { 'README.md': grown, 'Readme.md': store },
    },
    'to where something of the developer stands is not valid move': {
      base: { 'store.go': store },
      ours: { 'store.go': edited, 'internal/store.go': 'package mine\n' },
      theirs: { 'internal/store.go': store },
      plan: ['conflict internal/store.go', 'keep store.go'],
      after: {
        'internal/store.go': `<<<<<<< yours\npackage mine\n=======\n${store}>>>>>>> node-service 1.3.0\n`,
        'store.go': edited,
      },
    },
    'and the developer deleted stays deleted': {
      base: { 'store.go': store },
      ours: {},
      theirs: { 'internal/store.go': store },
      plan: ['stay-deleted internal/store.go'],
      after: {},
    },
    'and the developer moved there too is merged there': {
      base: { 'store.go': store },
      ours: { 'internal/store.go': edited },
      theirs: { 'internal/store.go': grown },
      plan: ['merge internal/store.go'],
      after: { 'internal/store.go': both },
    },
    'and the developer deleted, having another file where it came, is a file of both': {
      base: { 'store.go': store },
      ours: { 'internal/store.go': 'package mine\n' },
      theirs: { 'internal/store.go': 'package store\n\nvar x int\n' },
      declared: [{ 'store.go': 'internal/store.go' }],
      plan: ['conflict internal/store.go'],
      after: {
        'internal/store.go':
          '<<<<<<< yours\npackage mine\n=======\npackage store\n\nvar x int\n>>>>>>> node-service 1.3.0\n',
      },
    },
    'and the developer moved elsewhere stays there': {
      base: { 'store.go': store },
      ours: { 'mine/store.go': edited },
      theirs: { 'internal/store.go': grown },
      plan: ['stay-deleted internal/store.go'],
      after: { 'mine/store.go': edited },
    },
    'into a folder of its own name takes the edits along': {
      base: { store },
      ours: { store: edited },
      theirs: { 'store/open.go': store },
      plan: ['delete store', 'move store/open.go < store'],
      after: { 'store/open.go': edited },
    },
    'out of a folder of its new name takes the edits along': {
      base: { 'store/open.go': store },
      ours: { 'store/open.go': edited },
      theirs: { store: grown },
      plan: ['move store < store/open.go', 'delete store/open.go'],
      after: { store: both },
    },
    'out of a folder in which another file stays, stays too': {
      base: { 'store/open.go': store, 'store/mine.go': 'package store\n' },
      ours: { 'store/open.go': edited, 'store/mine.go': 'package mine\n' },
      theirs: { store },
      plan: ['blocked store', 'keep store/mine.go'],
      after: { 'store/mine.go': 'package mine\n', 'store/open.go': edited },
    },
    'as bytes, changed on both sides, is not valid move: both stand': {
      base: { 'logo.png': Uint8Array.from([255, 0, 1]) },
      ours: { 'logo.png': 'mine' },
      theirs: { 'art/logo.svg': 'theirs' },
      declared: [{ 'logo.png': 'art/logo.svg' }],
      plan: ['create art/logo.svg', 'keep logo.png'],
      after: { 'art/logo.svg': 'theirs', 'logo.png': 'mine' },
    },
  };
  test.each(Object.entries(cases))('%s', (_, one) => check(one));
});

test('a file of the developer where a folder would be stands, and it is said', () => {
  check({
    base: { config: 'one\n' },
    ours: { config: 'mine\n' },
    theirs: { 'config/app.yaml': 'port: 8080\n' },
    plan: ['keep config', 'blocked config/app.yaml'],
    after: { config: 'mine\n' },
  });
});

describe('which file moved where', () => {
  const of = (base: Texts, theirs: Texts, declared: readonly Record<string, string>[] = []) =>
    Object.fromEntries(findMoves({ base: treeOf(base), theirs: treeOf(theirs) }, declared));

  test('what is declared goes before what is equal', () => {
    const moves = of({ 'a.txt': store }, { 'b.txt': store, 'c.txt': 'other\n' }, [
      { 'a.txt': 'c.txt' },
    ]);
    expect(moves).toEqual({ 'a.txt': 'c.txt' });
  });

  test('what is equal goes before what is like it', () => {
    expect(of({ 'a.txt': store }, { 'b.txt': grown, 'c.txt': store })).toEqual({
      'a.txt': 'c.txt',
    });
  });

  test('what is more like it goes before what is less', () => {
    const less = grown.replace('Open() {}', 'Open() error {}');
    expect(of({ 'a.txt': store }, { 'b.txt': less, 'c.txt': grown })).toEqual({ 'a.txt': 'c.txt' });
  });

  test('of two that are alike, the one that keeps its name', () => {
    expect(of({ 'a/x.go': store }, { 'b/w.go': store, 'c/x.go': store })).toEqual({
      'a/x.go': 'c/x.go',
    });
  });

  test('each file moves once, and to one place', () => {
    const base = { 'a/x.go': store, 'a/y.go': store };
    expect(of(base, { 'b/y.go': store })).toEqual({ 'a/y.go': 'b/y.go' });
    expect(of(base, { 'b/x.go': store, 'b/y.go': store })).toEqual({
      'a/x.go': 'b/x.go',
      'a/y.go': 'b/y.go',
    });
  });

  test('less than half of the lines is another file', () => {
    expect(of({ 'a.txt': 'a\nb\nc\nd\ne\n' }, { 'b.txt': 'a\nb\nx\ny\nz\n' })).toEqual({});
    expect(of({ 'a.txt': 'a\nb\nc\nd\n' }, { 'b.txt': 'a\nb\nx\ny\n' })).toEqual({
      'a.txt': 'b.txt',
    });
  });

  test('few lines, or none, say too little', () => {
    expect(of({ 'a.txt': '' }, { 'b.txt': '' })).toEqual({});
    expect(of({ 'a.txt': 'a\nb\n' }, { 'b.txt': 'a\nc\n' })).toEqual({});
  });

  test('what is still given did not move, and what was given did not come', () => {
    expect(of({ 'a.txt': store }, { 'a.txt': 'other\n', 'b.txt': store })).toEqual({});
    expect(of({ 'a.txt': store, 'b.txt': 'other\n' }, { 'b.txt': store })).toEqual({});
    expect(of({}, { 'b.txt': store })).toEqual({});
    expect(findMoves({ base: emptyTree, theirs: emptyTree }, [])).toEqual(new Map());
  });

  test('a file that is created once is the developer’s, and does not move', () => {
    const sides = {
      base: treeOf({ 'a.txt': store }, true),
      theirs: treeOf({ 'b.txt': store }, true),
    };
    expect(findMoves(sides, [{ 'a.txt': 'b.txt' }])).toEqual(new Map());
  });
});
