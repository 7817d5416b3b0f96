import { describe, expect, test } from 'vitest';
import { allowedPairs, generatePairwiseRows } from '../../src/testing/pairwise/generate-rows.ts';
import {
  pairKeyOf,
  pairsIn,
  type Row,
  type Variable,
} from '../../src/testing/pairwise/variable.ts';

/** A variable that is always free. */
function free(name: string, levels: readonly string[]): Variable {
  return { name, levels, needs: [], options: () => levels };
}

const letters = ['a', 'b', 'c', 'd'];

/** A boat whose bunks are there only with a cabin, and whose motor takes no oars beside it. */
const boat: readonly Variable[] = [
  free('wood', ['oak', 'fir', 'teak']),
  free('cabin', ['yes', 'no']),
  {
    name: 'bunks',
    levels: ['1', '2', 'absent'],
    needs: ['cabin'],
    options: (chosen) => (chosen.get('cabin') === 'yes' ? ['1', '2'] : ['absent']),
  },
  free('motor', ['none', 'diesel']),
  {
    name: 'oars',
    levels: ['0', '2', '4'],
    needs: ['motor'],
    options: (chosen) => (chosen.get('motor') === 'diesel' ? ['0'] : ['0', '2', '4']),
  },
];

/** Every row there is. */
function product(variables: readonly Variable[], chosen: Row = new Map()): readonly Row[] {
  const [variable, ...rest] = variables;
  if (variable === undefined) return [chosen];
  return variable
    .options(chosen)
    .flatMap((level) => product(rest, new Map([...chosen, [variable.name, level]])));
}

const spaces: readonly (readonly [string, readonly Variable[], number])[] = [
  ['ten of two', letters.concat('efghij'.split('')).map((name) => free(name, ['0', '1'])), 10],
  ['four of three', letters.map((name) => free(name, ['0', '1', '2'])), 11],
  ['a boat', boat, 13],
];

describe.each(spaces)('%s', (_, variables, most) => {
  const all = product(variables);
  const everyPair = new Set(all.flatMap((row) => pairsIn(variables, row)));

  test('what may stand together is what does so in some row of the product', () => {
    expect(new Set(allowedPairs(variables).map(pairKeyOf))).toEqual(everyPair);
  });

  test.each([1, 2, 3, 4, 5])(
    'seed %i covers every pair by few rows, each of the product',
    (seed) => {
      const rows = generatePairwiseRows(variables, seed);
      expect(new Set(rows.flatMap((row) => pairsIn(variables, row)))).toEqual(everyPair);
      const known = new Set(all.map((row) => JSON.stringify([...row].sort())));
      for (const row of rows) expect(known).toContain(JSON.stringify([...row].sort()));
      expect(rows.length).toBeLessThanOrEqual(most);
      expect(generatePairwiseRows(variables, seed)).toEqual(rows);
    },
  );
});

test('one variable alone has each of its levels, and none has no row', () => {
  expect(generatePairwiseRows([free('wood', ['oak', 'fir'])], 1)).toEqual([
    new Map([['wood', 'oak']]),
    new Map([['wood', 'fir']]),
  ]);
  expect(generatePairwiseRows([], 1)).toEqual([]);
});
