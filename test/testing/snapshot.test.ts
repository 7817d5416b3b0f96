import { expect, test } from 'vitest';
import { compareSnapshot, snapshotOf } from '../../src/testing/snapshot.ts';

const before = '-- a.txt --\none\ntwo\n-- gone.txt --\nx\n';
const after = '-- a.txt: 755 --\none\n2\n-- new.txt --\ny\n';

test('a snapshot stands beside its example', () => {
  expect(snapshotOf('boats/raft/examples/large.yml')).toBe('boats/raft/examples/large.golden');
});

test('every file that is not as recorded is reported with its difference', () => {
  expect(compareSnapshot('raft.golden', before, after)).toEqual({
    file: 'raft.golden',
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
  });
});

test.each([
  ['same', before, before],
  ['missing', undefined, after],
  ['stale', before, undefined],
])('is %s', (state, recorded, provided) => {
  expect(compareSnapshot('raft.golden', recorded, provided)).toMatchObject({ state, changes: [] });
});
