import { expect, test } from 'vitest';
import { interleave } from '../../../src/shared/data/interleave.ts';

test.each([
  ['behind another', ['a', 'b'], [['x', 'a']], 'last', ['a', 'x', 'b']],
  [
    'two behind one another',
    ['a', 'b'],
    [
      ['x', 'a'],
      ['y', 'x'],
    ],
    'last',
    ['a', 'x', 'y', 'b'],
  ],
  [
    'two behind the same',
    ['a', 'b'],
    [
      ['x', 'a'],
      ['y', 'a'],
    ],
    'last',
    ['a', 'y', 'x', 'b'],
  ],
  ['behind the first of two', ['a', 'b', 'a'], [['x', 'a']], 'last', ['a', 'x', 'b', 'a']],
  [
    'behind none: last',
    ['a'],
    [
      ['x', undefined],
      ['y', 'gone'],
    ],
    'last',
    ['a', 'x', 'y'],
  ],
  [
    'behind none: first',
    ['a'],
    [
      ['x', undefined],
      ['y', 'gone'],
    ],
    'first',
    ['y', 'x', 'a'],
  ],
  [
    'into nothing',
    [],
    [
      ['x', undefined],
      ['y', 'x'],
    ],
    'first',
    ['x', 'y'],
  ],
] as const)('%s', (_, kept, added, otherwise, all) => {
  const items = added.map(([item, behind]) => ({ item, behind }));
  expect(interleave<string>(kept, items, otherwise)).toEqual(all);
});
