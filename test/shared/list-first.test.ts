import { expect, it } from 'vitest';
import { listFirst } from '../../src/shared/list-first.ts';

const decks = (count: number) => Array.from({ length: count }, (_, index) => `d${index + 1}`);

it.each([
  [decks(0), ''],
  [decks(2), 'd1, d2'],
  [decks(10), 'd1, d2, d3, d4, d5, d6, d7, d8, d9, d10'],
  [decks(12), 'd1, d2, d3, d4, d5, d6, d7, d8, d9, d10 and 2 more'],
])('lists %j', (names, expected) => {
  expect(listFirst(names)).toBe(expected);
});
