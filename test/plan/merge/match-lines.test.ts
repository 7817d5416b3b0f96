import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchLines } from '../../../src/plan/merge/match-lines.ts';

const cases: Readonly<Record<string, readonly [string, string, readonly (readonly number[])[]]>> = {
  'nothing and something': ['', 'a', []],
  'all alike': [
    'a b c',
    'a b c',
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  ],
  'nothing alike': ['a b', 'c d', []],
  'a line between': [
    'a b',
    'a x b',
    [
      [0, 0],
      [1, 2],
    ],
  ],
  'two that changed places: one of them': ['a b', 'b a', [[1, 0]]],
  'lines below their own heading, not the most of them': [
    'h1 x y z h2 x y z h3 x y z',
    'h0 x y z h1 x y z h3 x y z',
    [
      [0, 4],
      [1, 5],
      [2, 6],
      [3, 7],
      [8, 8],
      [9, 9],
      [10, 10],
      [11, 11],
    ],
  ],
  'lines above the one that is their own': [
    '- a',
    '- b - a',
    [
      [0, 2],
      [1, 3],
    ],
  ],
  'no line of its own: the most of them': [
    'x x y y',
    'x x x y y',
    [
      [0, 0],
      [1, 1],
      [2, 3],
      [3, 4],
    ],
  ],
};

describe('which line is which', () => {
  test.each(Object.entries(cases))('%s', (_, [a, b, pairs]) => {
    const split = (text: string) => (text === '' ? [] : text.split(' '));
    expect(matchLines(split(a), split(b))).toEqual(pairs);
  });

  test('pairs are of the same line, and rise on both sides', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const pairs = matchLines(a, b);
        for (const [index, [x, y]] of pairs.entries()) {
          const [beforeX, beforeY] = pairs[index - 1] ?? [-1, -1];
          expect([a[x], x > beforeX, y > beforeY]).toEqual([b[y], true, true]);
        }
      }),
    );
  });
});
