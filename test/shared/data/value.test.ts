import { expect, test } from 'vitest';
import {
  isList,
  isMapping,
  quote,
  sameValue,
  typeName,
  type Value,
} from '../../../src/shared/data/value.ts';

test.each<readonly [Value, Value, boolean]>([
  [1, 1, true],
  [1, '1', false],
  ['', undefined, false],
  [null, undefined, false],
  [Number.NaN, Number.NaN, true],
  [[1, [2]], [1, [2]], true],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [{ a: undefined }, { b: undefined }, false],
  [{}, [], false],
  [{ toString: 1 }, { a: 1 }, false],
])('%j and %j are the same: %s', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same);
  expect(sameValue(b, a)).toBe(same);
});

test.each<readonly [Value, string, string]>([
  ['orders', 'string', '"orders"'],
  [8080, 'integer', '8080'],
  [0.5, 'number', '0.5'],
  [true, 'boolean', 'true'],
  [null, 'null', 'null'],
  [undefined, 'nothing', 'nothing'],
  [['a'], 'array', '["a"]'],
  [{ a: 1 }, 'object', '{"a":1}'],
])('%j is of type %s, and in words %s', (value, type, words) => {
  expect(typeName(value)).toBe(type);
  expect(quote(value)).toBe(words);
  expect(isList(value)).toBe(type === 'array');
  expect(isMapping(value)).toBe(type === 'object');
});

test.each<readonly [Value, string]>([
  ['x'.repeat(78), `"${'x'.repeat(78)}"`],
  ['x'.repeat(79), `"${'x'.repeat(78)}…`],
  ['🚀'.repeat(100_000), `"${'🚀'.repeat(78)}…`],
])('what is long is quoted in part', (value, words) => {
  expect(quote(value)).toBe(words);
});
