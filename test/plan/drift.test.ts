import { expect, test } from 'vitest';
import { findDrift } from '../../src/plan/drift.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import type { GeneratedFile, Tree } from '../../src/shared/tree/tree.ts';
import { labels, path } from './trees.ts';

const name = path('log.txt');

function treeOf(text: string | undefined, executable = false, once = false): Tree<GeneratedFile> {
  const file = { bytes: encodeText(text ?? ''), executable, once, from: ['go-service'] };
  return new Map(text === undefined ? [] : [[name, file]]);
}

test.each([
  ['the same', 'a\nb\n', 'a\nb\n', []],
  ['another line', 'a\nb\n', 'a\nc\n', ['edited']],
  ['nothing', 'a\nb\n', undefined, ['deleted']],
  ['CRLF, as git checks it out on Windows', 'a\nb\n', 'a\r\nb\r\n', []],
  ['CRLF and another line', 'a\nb\n', 'a\r\nc\r\n', ['edited']],
  ['CRLF in some lines', 'a\nb\n', 'a\r\nb\n', ['edited']],
  ['LF where CRLF was given', 'a\r\nb\r\n', 'a\nb\n', ['edited']],
])('%s', (_, base, ours, states) => {
  expect(findDrift({ base: treeOf(base), ours: treeOf(ours) }).map(({ state }) => state)).toEqual(
    states,
  );
});

test('the execute bit alone is reported as such, and a file that is created once does not drift', () => {
  expect(findDrift({ base: treeOf('a\n'), ours: treeOf('a\n', true) })).toEqual([
    { path: name, state: 'mode', from: ['go-service'] },
  ]);
  expect(findDrift({ base: treeOf('a\n', false, true), ours: treeOf('b\n') })).toEqual([]);
});

test('what is no longer given goes, also where git turned its line ends into CRLF', () => {
  const kindOf = (ours: string) =>
    reconcile({ base: treeOf('a\nb\n'), ours: treeOf(ours), theirs: treeOf(undefined) }, labels)
      .changes[0]?.kind;
  expect(kindOf('a\r\nb\r\n')).toBe('delete');
  expect(kindOf('a\r\nmine\r\n')).toBe('keep');
});
