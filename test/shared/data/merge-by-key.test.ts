import { expect, test } from 'vitest';
import { mergeByKey } from '../../../src/shared/data/merge-by-key.ts';
import type { Value } from '../../../src/shared/data/value.ts';

test.each<readonly [Value, Value, Value]>([
  [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  [
    { scripts: { test: 'vitest' } },
    { scripts: { policy: './policy/check.sh' } },
    { scripts: { test: 'vitest', policy: './policy/check.sh' } },
  ],
  [
    ['a', { b: 1 }],
    [{ b: 1 }, 'c', 'a'],
    ['a', { b: 1 }, 'c'],
  ],
  [1, 1, 1],
  [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, { a: { x: 1, y: 2 } }],
  [{ a: [] }, { a: [] }, { a: [] }],
])('%j and %j unite to %j', (first, second, value) => {
  expect(mergeByKey(first, second)).toEqual({ value, contradictions: [] });
});

test('keys of the first come first, in their order', () => {
  const { value } = mergeByKey({ zeta: 1, alpha: 1 }, { beta: 2, zeta: 1 });
  expect(Object.keys(value as object)).toEqual(['zeta', 'alpha', 'beta']);
});

test('keys that are sorted stay sorted with those of the second, and a single one is no order', () => {
  const keysOf = (first: Value, second: Value) =>
    Object.keys(mergeByKey(first, second).value as object);
  expect(keysOf({ '@a/b': 1, fastify: 1, zod: 1 }, { pg: 1, '@a/a': 1 })).toEqual([
    '@a/a',
    '@a/b',
    'fastify',
    'pg',
    'zod',
  ]);
  expect(keysOf({ zod: 1 }, { pg: 1 })).toEqual(['zod', 'pg']);
});

test('every contradiction is reported with its path, and the first side stands', () => {
  expect(
    mergeByKey(
      { engines: { node: '>=24', npm: '11' }, type: 'module', files: ['dist'] },
      { engines: { node: '>=22' }, type: 'commonjs', files: { dist: true } },
    ),
  ).toEqual({
    value: { engines: { node: '>=24', npm: '11' }, type: 'module', files: ['dist'] },
    contradictions: [
      { path: ['engines', 'node'], first: '>=24', second: '>=22' },
      { path: ['type'], first: 'module', second: 'commonjs' },
      { path: ['files'], first: ['dist'], second: { dist: true } },
    ],
  });
});

test('a key named __proto__ is a key like any other', () => {
  const { value } = mergeByKey({ a: 1 }, JSON.parse('{"__proto__": {"polluted": true}}') as Value);
  expect(JSON.stringify(value)).toBe('{"a":1,"__proto__":{"polluted":true}}');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('what is merged is not changed', () => {
  const first = { list: ['a'], map: { a: 1 } };
  const second = { list: ['b'], map: { b: 2 } };
  mergeByKey(first, second);
  expect([first, second]).toEqual([
    { list: ['a'], map: { a: 1 } },
    { list: ['b'], map: { b: 2 } },
  ]);
});
