import { describe, expect, test } from 'vitest';
import { describeFormat, formats } from '../../../src/catalog/manifest/format.ts';
import type { Parameter } from '../../../src/catalog/manifest/parameter.ts';
import { invalidValueReason, proposeValue } from '../../../src/scaffold/answers/check-value.ts';
import type { Value } from '../../../src/shared/data/value.ts';

type Row = readonly [Parameter, Value, string | undefined];

const text = (limits: object = {}): Parameter => ({ type: 'string', ...limits });
const list = (items: object = {}, limits: object = {}): Parameter => ({
  type: 'array',
  items,
  ...limits,
});

describe('by type', () => {
  test.each<Row>([
    [text(), 'orders', undefined],
    [text(), '', undefined],
    [text(), 'größe →\n\tzwei', undefined],
    [text(), 7, 'must be a string'],
    [text(), null, 'must be a string'],
    [text(), ['a'], 'must be a string'],
    [text(), 'a\0b', 'must not hold control characters'],
    [text(), 'a\u001b[31m', 'must not hold control characters'],
    [text(), 'a\rb', 'must not hold control characters'],
    [{ type: 'integer' }, 7, undefined],
    [{ type: 'integer' }, 7.5, 'must be a whole number'],
    [{ type: 'integer' }, '7', 'must be a whole number'],
    [{ type: 'number' }, 7, undefined],
    [{ type: 'number' }, 7.5, undefined],
    [{ type: 'number' }, Number.POSITIVE_INFINITY, 'must be a number'],
    [{ type: 'number' }, 'many', 'must be a number'],
    [{ type: 'boolean' }, false, undefined],
    [{ type: 'boolean' }, 'perhaps', 'must be true or false'],
    [list(), [], undefined],
    [list(), ['a', 'b'], undefined],
    [list(), 'a', 'must be a list of strings'],
    [list(), ['a', 1], 'must be a list of strings'],
  ])('%j %j: %s', (parameter, value, reason) => {
    expect(invalidValueReason(parameter, value)).toBe(reason);
  });
});

describe('by limit', () => {
  test.each<Row>([
    [text({ minLength: 1 }), '', 'must not be empty'],
    [text({ reserved: ['vendor'] }), 'vendor', 'must not be vendor, which is reserved'],
    [
      text({ reserved: ['class', 'def'] }),
      'def',
      'must not be one of the reserved words class, def',
    ],
    [text({ minLength: 3 }), 'ab', 'must have at least 3 characters'],
    [text({ maxLength: 3 }), 'abcd', 'must have at most 3 characters'],
    [text({ maxLength: 1 }), '🚀', undefined],
    [text({ pattern: '[A-Z]{3}' }), 'SEK', undefined],
    [text({ pattern: '[A-Z]{3}' }), 'SEKS', 'must match [A-Z]{3}'],
    [text({ pattern: 'a|b' }), 'ab', 'must match a|b'],
    [text({ pattern: '[^\\r\\n]+' }), 'one\ntwo', 'must match [^\\r\\n]+'],
    [{ type: 'integer', minimum: 1024 }, 1024, undefined],
    [{ type: 'integer', minimum: 1024 }, 1023, 'must be at least 1024'],
    [{ type: 'integer', maximum: 65535 }, 65536, 'must be at most 65535'],
    [{ type: 'integer', multipleOf: 5 }, 12, 'must be a multiple of 5'],
    [{ type: 'number', multipleOf: 0.1 }, 0.3, undefined],
    [{ type: 'number', multipleOf: 0.1 }, 0.35, 'must be a multiple of 0.1'],
    [list({}, { minItems: 1 }), [], 'must have at least 1 items'],
    [list({}, { maxItems: 1 }), ['a', 'b'], 'must have at most 1 items'],
    [list(), ['a', 'a'], 'must not contain duplicates'],
    [list({}, { uniqueItems: false }), ['a', 'a'], undefined],
    [
      list({ minLength: 2 }),
      ['ab', 'c'],
      'has the item "c", which must have at least 2 characters',
    ],
    [
      list({ format: 'slug' }),
      ['A'],
      'has the item "A", which must be lower case words joined by hyphens, such as platform-team',
    ],
    [list({ enum: ['http', 'grpc'] }), ['grpc'], undefined],
    [
      list({ enum: ['http', 'grpc'] }),
      ['gprc'],
      'has the item "gprc", which must be one of http, grpc: did you mean grpc?',
    ],
  ])('%j %j: %s', (parameter, value, reason) => {
    expect(invalidValueReason(parameter, value)).toBe(reason);
  });
});

describe('by choice', () => {
  const store = text({ enum: ['none', { value: 'postgres', title: 'PostgreSQL' }] });
  const size: Parameter = { type: 'integer', enum: [1, { value: 3, title: 'Three' }] };
  test.each<Row>([
    [store, 'none', undefined],
    [store, 'postgres', undefined],
    [store, 'postgers', 'must be one of none, postgres: did you mean postgres?'],
    [store, 'PostgreSQL', 'must be one of none, postgres: did you mean postgres?'],
    [store, 'mongo', 'must be one of none, postgres'],
    [store, '', 'must be one of none, postgres'],
    [size, 3, undefined],
    [size, 2, 'must be one of 1, 3: did you mean 1?'],
    [{ type: 'number', enum: [0.99, 0.999] }, 0.999, undefined],
  ])('%j %j: %s', (parameter, value, reason) => {
    expect(invalidValueReason(parameter, value)).toBe(reason);
  });
});

describe('by format', () => {
  const good = {
    'dns-label': ['orders', 'a', 'order-service-2', 'a'.repeat(63)],
    email: ['team@tarmac.example', "o'neil+x@mail.tarmac.example"],
    uri: ['https://tarmac.example/docs?a=1', 'mailto:team@tarmac.example', 'urn:isbn:0451450523'],
    semver: ['1.4.0', '0.0.1-rc.1+build.5', '10.20.30'],
    port: ['1', '8080', '65535'],
    duration: ['30s', '1h30m', '250ms', '1.5d', '2w'],
    slug: ['paving-crew', 'a', '24-7'],
  } as const;
  const bad = {
    'dns-label': ['', 'Orders', '-a', 'a-', '2fast', 'a_b', 'a.b', 'a'.repeat(64), 'orders\n'],
    email: ['team', 'team@', '@tarmac.example', 'team@localhost', 'a b@tarmac.example'],
    uri: ['docs', '/docs', 'tarmac.example/docs', 'https://a b', 'https://'],
    semver: ['1', '1.4', 'v1.4.0', '01.4.0', '1.4.0-', '1.4.0\n'],
    port: ['0', '65536', '08', '-1', '80.0', ''],
    duration: ['', '30', 's', '30 s', '1h30', '-1s', '1H'],
    slug: ['', 'Paving', 'a--b', '-a', 'a-', 'a b', 'a\n'],
  } as const;

  test.each(Object.entries(good).flatMap(([format, texts]) => texts.map((one) => [format, one])))(
    '%s takes %j',
    (format, one) => {
      expect(invalidValueReason(text({ format }), one ?? '')).toBeUndefined();
    },
  );

  test.each(Object.entries(bad).flatMap(([format, texts]) => texts.map((one) => [format, one])))(
    '%s refuses %j',
    (format, one) => {
      const { example } = formats[format as keyof typeof formats];
      expect(invalidValueReason(text({ format }), one ?? '')).toBe(
        `must be ${describeFormat(formats[format as keyof typeof formats])}, such as ${example}`,
      );
    },
  );

  test.each([
    ['dns-label', 'My Service', 'my-service'],
    ['dns-label', '2 fast', 'fast'],
    ['dns-label', 'Überraschung!', 'uberraschung'],
    ['dns-label', '42', undefined],
    ['slug', 'OrderItems', 'order-items'],
    ['port', '99999', undefined],
  ] as const)('for %s, %j proposes %j', (format, one, proposed) => {
    expect(proposeValue(text({ format }), one)).toBe(proposed);
  });

  test('every format is tried, and takes its own example', () => {
    expect(Object.keys(good)).toEqual(Object.keys(formats));
    for (const [format, { example }] of Object.entries(formats))
      expect(invalidValueReason(text({ format }), example)).toBeUndefined();
  });
});
