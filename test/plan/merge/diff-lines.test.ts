import { structuredPatch } from 'diff';
import { expect, test } from 'vitest';
import { diffLines } from '../../../src/plan/merge/diff-lines.ts';

const many = (word: string) =>
  Array.from({ length: 700 }, (_, index) => `${word} ${index}\n`).join('');
const same = (count: number) =>
  Array.from({ length: count }, (_, index) => `same ${index}\n`).join('');

test.each([
  ['nothing in common', many('old'), many('new')],
  ['nothing before', '', many('new') + many('more')],
  ['nothing left', many('old') + many('older'), ''],
  ['the same lines around', same(9) + many('old') + same(2), same(9) + many('new') + same(2)],
  [
    'two places far apart',
    many('old') + same(7) + many('older'),
    many('new') + same(7) + many('newer'),
  ],
  [
    'two places close together',
    many('old') + same(6) + many('older'),
    many('new') + same(6) + many('newer'),
  ],
  ['lines that came', same(20), same(20) + many('new') + many('more')],
])('a difference of more than a thousand lines is as diff prints it: %s', (_, before, after) => {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 });
  const lines = diffLines(before, after);
  expect(lines.filter((line) => !line.startsWith('@@'))).toEqual(
    hunks.flatMap((hunk) => hunk.lines),
  );
  const numbers = lines.flatMap(
    (line) => /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)?.slice(1) ?? [],
  );
  const startOf = (start: number, count: number) => (count === 0 ? start - 1 : start);
  expect(numbers.map((number) => Number(number ?? 1))).toEqual(
    hunks.flatMap((hunk) => [
      startOf(hunk.oldStart, hunk.oldLines),
      hunk.oldLines,
      startOf(hunk.newStart, hunk.newLines),
      hunk.newLines,
    ]),
  );
});
