import { expect, test } from 'vitest';
import {
  baseSnapshotOf,
  compareSnapshots,
  type OutputSnapshot,
  snapshotOf,
} from '../../src/testing/snapshot.ts';
import { type SnapshotPart, splitSnapshot } from '../../src/testing/snapshot-text.ts';

const before = '-- a.txt --\none\ntwo\n-- gone.txt --\nx\n';
const after = '-- a.txt: 755 --\none\n2\n-- new.txt --\ny\n';

type Snapshots = Readonly<Record<string, string | undefined>>;

/** Compares snapshots by name; the output now is a whole snapshot for each. */
function compare(
  recorded: Snapshots,
  generated: Snapshots,
  base = 'raft/default.golden',
): readonly OutputSnapshot[] {
  const entriesOf = (snapshots: Snapshots) =>
    Object.entries(snapshots).flatMap(([name, text]) =>
      text === undefined ? [] : [[`raft/${name}.golden`, text] as const],
    );
  const parts = entriesOf(generated).map(([file, text]) => [file, partsOf(text)] as const);
  const files = [...Object.keys(recorded), ...Object.keys(generated)];
  return compareSnapshots({
    files: [...new Set(files)].map((name) => `raft/${name}.golden`),
    base,
    recorded: new Map(entriesOf(recorded)),
    generated: new Map(parts),
  });
}

function partsOf(text: string): ReadonlyMap<string, SnapshotPart> {
  return new Map(
    [...splitSnapshot(text)].map(([path, part]) => [path, { text: part, whole: part }]),
  );
}

test('a snapshot is beside its example', () => {
  expect(snapshotOf('boats/raft/examples/large.yml')).toBe('boats/raft/examples/large.golden');
});

test.each([
  ['the default', ['a/bare.yaml', 'a/default.yml', 'a/z.yaml'], 'a/default.golden'],
  ['the first by name', ['a/two.yaml', 'a/one.yaml'], 'a/one.golden'],
  ['none without examples', [], undefined],
])('the others are recorded against %s', (_, examples, base) => {
  expect(baseSnapshotOf(examples)).toBe(base);
});

test('every file that is not as recorded is reported with its difference', () => {
  expect(compare({ default: before }, { default: after })).toEqual([
    {
      file: 'raft/default.golden',
      state: 'differs',
      text: after,
      changes: [
        {
          path: 'a.txt',
          kind: 'changed',
          diff: ['@@ -1,3 +1,3 @@', '--- a.txt --', '+-- a.txt: 755 --', ' one', '-two', '+2'],
        },
        { path: 'gone.txt', kind: 'removed', diff: ['@@ -1,2 +0,0 @@', '--- gone.txt --', '-x'] },
        { path: 'new.txt', kind: 'added', diff: ['@@ -0,0 +1,2 @@', '+-- new.txt --', '+y'] },
      ],
    },
  ]);
});

test.each([
  ['same', before, before],
  ['missing', undefined, after],
  ['stale', before, undefined],
])('is %s', (state, recorded, provided) => {
  expect(compare({ default: recorded }, { default: provided })).toMatchObject([
    { state, changes: [] },
  ]);
});

const log = (first: string, last: string) =>
  `-- log.txt --\n${first}\n${'calm\n'.repeat(9)}storm\n${'calm\n'.repeat(9)}${last}\n`;
const head = 'Only what differs from default.golden is recorded here.\n';
const largeByBase = `${head}-- log.txt: differs --\n@@\n calm\n-end\n+port\n`;

test('another example is recorded against the default one', () => {
  const all = { default: log('start', 'end'), large: log('start', 'port') };
  const outcomes = compare({ default: all.default }, all);
  expect(outcomes[1]).toMatchObject({ state: 'missing', text: largeByBase });
  expect(compare({ default: all.default, large: largeByBase }, all)).toMatchObject([
    { state: 'same' },
    { state: 'same' },
  ]);
});

test('what all examples share is reported once, at the default one, and recorded once', () => {
  const now = { default: log('begin', 'end'), large: log('begin', 'port') };
  expect(compare({ default: log('start', 'end'), large: largeByBase }, now)).toMatchObject([
    { state: 'differs', changes: [{ path: 'log.txt' }] },
    { state: 'same', text: largeByBase },
  ]);
});

test('a change that the default one has, too, is not reported again where every file was recorded whole', () => {
  const [was, now] = ['-- a --\none\ntwo\nthree\n', '-- a --\none\n2\nthree\n'];
  const extra = `-- b --\n${'long\n'.repeat(9)}`;
  const less = extra.replace('long\n', '');
  const recorded = { default: was + extra, large: was + less };
  expect(compare(recorded, { default: now + extra, large: now + less })).toMatchObject([
    { state: 'differs', changes: [{ path: 'a' }] },
    { state: 'equivalent', changes: [] },
  ]);
});

test('what only another example shows is reported there, as lines of the whole file', () => {
  const now = { default: log('start', 'end'), large: log('start', 'harbor') };
  expect(compare({ default: now.default, large: largeByBase }, now)).toMatchObject([
    { state: 'same' },
    {
      state: 'differs',
      changes: [
        {
          path: 'log.txt',
          diff: ['@@ -19,4 +19,4 @@', ' calm', ' calm', ' calm', '-port', '+harbor'],
        },
      ],
    },
  ]);
});

test('an example alone is compared with, and recorded against, what is recorded', () => {
  const recorded = { default: log('start', 'end'), large: largeByBase };
  const alone = (large: string) =>
    compareSnapshots({
      files: ['raft/large.golden'],
      base: 'raft/default.golden',
      recorded: new Map(
        Object.entries(recorded).map(([name, text]) => [`raft/${name}.golden`, text]),
      ),
      generated: new Map([['raft/large.golden', partsOf(large)]]),
    });
  expect(alone(log('start', 'port'))).toMatchObject([{ state: 'same' }]);
  expect(alone(log('begin', 'port'))).toMatchObject([
    {
      state: 'differs',
      text: `${head}-- log.txt: differs --\n@@\n -- log.txt --\n-start\n+begin\n calm\n@@\n calm\n-end\n+port\n`,
    },
  ]);
});

test('snapshots of earlier versions, which hold every file, are equivalent', () => {
  const all = { default: log('start', 'end'), large: log('start', 'port') };
  expect(compare(all, all)).toMatchObject([
    { state: 'same' },
    { state: 'equivalent', text: largeByBase, changes: [] },
  ]);
});

test('the text of a copy in a snapshot of an earlier version is compared, too', () => {
  const compareCopy = (recorded: string, whole: string) =>
    compareSnapshots({
      files: ['raft/default.golden'],
      base: 'raft/default.golden',
      recorded: new Map([['raft/default.golden', recorded]]),
      generated: new Map([
        [
          'raft/default.golden',
          new Map([['a.txt', { text: '-- a.txt: copy of skeleton/a.txt --\n', whole }]]),
        ],
      ]),
    });
  const earlier = '-- a.txt --\none\n';
  expect(compareCopy(earlier, earlier)).toMatchObject([{ state: 'equivalent', changes: [] }]);
  expect(compareCopy(earlier, '-- a.txt --\n1\n')).toMatchObject([
    { state: 'differs', changes: [{ diff: ['@@ -1,2 +1,2 @@', ' -- a.txt --', '-one', '+1'] }] },
  ]);
});

test('a snapshot that does not fit the default one, as after a wrong merge, is compared as it is recorded', () => {
  const now = { default: log('start', 'end'), large: log('start', 'port') };
  const wrong = largeByBase.replace('-end', '-stop');
  expect(compare({ default: now.default, large: wrong }, now)).toMatchObject([
    { state: 'same' },
    {
      state: 'differs',
      text: largeByBase,
      changes: [{ path: 'log.txt', diff: expect.arrayContaining(['--stop', '+-end']) }],
    },
  ]);
});
