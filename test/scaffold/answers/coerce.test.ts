import { expect, test } from 'vitest';
import type { Parameter } from '../../../src/catalog/manifest/parameter.ts';
import { coerceText, listText } from '../../../src/scaffold/answers/coerce.ts';
import type { Value } from '../../../src/shared/data/value.ts';

test.each<readonly [Parameter['type'], string, Value]>([
  ['string', '8080', '8080'],
  ['string', ' spaced ', ' spaced '],
  ['integer', '8080', 8080],
  ['integer', ' 8080 ', 8080],
  ['integer', '-1', -1],
  ['integer', '1e3', 1000],
  ['integer', '7.5', 7.5],
  ['integer', '0x1f', '0x1f'],
  ['integer', '8o80', '8o80'],
  ['integer', '', ''],
  ['number', '.5', 0.5],
  ['number', '99.9', 99.9],
  ['number', 'Infinity', 'Infinity'],
  ['number', 'NaN', 'NaN'],
  ['boolean', 'true', true],
  ['boolean', 'Yes', true],
  ['boolean', ' no ', false],
  ['boolean', 'FALSE', false],
  ['boolean', '1', '1'],
  ['boolean', 'on', 'on'],
  ['array', 'http,grpc', ['http', 'grpc']],
  ['array', ' http , grpc ', ['http', 'grpc']],
  ['array', 'http', ['http']],
  ['array', '', []],
  ['array', 'a,,b', ['a', '', 'b']],
  ['array', '["a, b", "c"]', ['a, b', 'c']],
  ['array', ' [] ', []],
  ['array', '[a, b]', '[a, b]'],
  ['array', '[a', ['[a']],
])('%s %j stands for %j', (type, text, value) => {
  const parameter = (type === 'array' ? { type, items: {} } : { type }) as Parameter;
  expect(coerceText(parameter, text)).toEqual(value);
});

test.each([
  [['a', 'b'], 'a, b'],
  [['a, b', 'c'], '["a, b","c"]'],
  [[''], '[""]'],
  [['[x]'], '["[x]"]'],
  [[' x'], '[" x"]'],
  [[], ''],
])('the list %j is written %s, and read as what it was', (list, text) => {
  expect(listText(list)).toBe(text);
  expect(coerceText({ type: 'array', items: {} } as Parameter, text)).toEqual(list);
});
