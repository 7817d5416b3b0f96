import { expect, test } from 'vitest';
import { closest, suggest } from '../../src/shared/closest.ts';

const names = ['metricsPort', 'port', 'owner', 'store', 'description'];

test.each<readonly [string, string | undefined, string]>([
  ['metricsPrt', 'metricsPort', 'a letter left out'],
  ['metricsPortt', 'metricsPort', 'a letter too many'],
  ['metrocsPort', 'metricsPort', 'a wrong letter'],
  ['METRICSPORT', 'metricsPort', 'the shift key'],
  ['metricsProt', 'metricsPort', 'two neighbours swapped'],
  ['descriptoin', 'description', 'two neighbours swapped in a long name'],
  ['desciptoin', 'description', 'two slips in a long name'],
  ['prot', 'port', 'one slip in a short name'],
  ['prt', 'port', 'one slip in a name of three'],
  ['ownr', 'owner', 'a letter left out of a short name'],
  ['porrtt', 'port', 'two slips in a name of six'],
  ['pirrt', undefined, 'two slips in a name of five'],
  ['x', undefined, 'too short to be near anything'],
  ['', undefined, 'nothing'],
  ['description2x9', undefined, 'three slips'],
])('%j is meant to be %j: %s', (name, meant) => {
  expect(closest(name, names)).toBe(meant);
});

test('of two names as near, the first in order is taken, however they are given', () => {
  expect(closest('pory', ['pors', 'port', 'porc'])).toBe('porc');
  expect(closest('pory', ['porc', 'port', 'pors'])).toBe('porc');
});

test.each([
  ['ownr', names, 'did you mean owner?'],
  ['colour', ['none', 'mit'], 'available: mit, none'],
  ['colour', [], 'none are available'],
  [
    'colour',
    'abcdefghijklmn'.split('').map((letter) => `layer-${letter}`),
    `available: ${'abcdefghijkl'
      .split('')
      .map((letter) => `layer-${letter}`)
      .join(', ')}, …`,
  ],
])('for %j among %j the hint is %j', (name, all, hint) => {
  expect(suggest(name, all)).toBe(hint);
});
