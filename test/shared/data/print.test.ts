import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml, stringify as stringifyYaml } from 'yaml';
import {
  printJson,
  printJsonInline,
  printTomlInline,
  printYaml,
  printYamlInline,
} from '../../../src/shared/data/print.ts';
import type { Value } from '../../../src/shared/data/value.ts';

test.each([
  [
    { name: 'orders', tags: ['http'], empty: {}, none: [] },
    '{ "name": "orders", "tags": ["http"], "empty": {}, "none": [] }',
  ],
  ['a "quoted"\ntext', '"a \\"quoted\\"\\ntext"'],
  [8080, '8080'],
  [false, 'false'],
  [null, 'null'],
  [undefined, 'null'],
] as const)('%j as JSON on a line is %s', (value, text) => {
  expect(printJsonInline(value)).toBe(text);
});

test('JSON as a file', () => {
  expect(printJson({ name: 'größe', ports: [80, 443] })).toBe(
    '{\n  "name": "größe",\n  "ports": [\n    80,\n    443\n  ]\n}\n',
  );
});

test('YAML as a file folds no line', () => {
  const long = 'word '.repeat(60).trim();
  expect(printYaml({ name: 'orders', does: long, on: 'main' })).toBe(
    `name: orders\ndoes: ${long}\non: main\n`,
  );
});

const words = fc.oneof(
  fc.stringMatching(/^[\w./:@+~#,(){}[\]*&!|>'"%-]{0,4}[ \w./:-]{0,6}$/),
  fc.constantFrom(
    'true',
    'True',
    'Null',
    'NaN',
    '.inf',
    '1.2.0',
    '0x1F',
    '1e5',
    '1.',
    '007',
    '1_000',
    '256Mi',
    '=',
    '<<',
  ),
  fc.string(),
);
const scalars = fc.oneof(words, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));

test('YAML as a file is to the letter what the library prints', () => {
  const { tree } = fc.letrec<{ tree: Value }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      scalars,
      fc.array(fc.oneof(scalars, tie('tree')), { maxLength: 3 }),
      fc.dictionary(words, tie('tree'), { maxKeys: 4 }),
    ) as fc.Arbitrary<Value>,
  }));
  fc.assert(
    fc.property(fc.dictionary(words, tree, { maxKeys: 4, noNullPrototype: true }), (value) => {
      expect(printYaml(value)).toBe(stringifyYaml(value, { lineWidth: 0 }));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['orders', 'orders'],
  ['The orders service of payments.', 'The orders service of payments.'],
  ['a: b', '"a: b"'],
  ['a #b', '"a #b"'],
  ['', '""'],
  [' orders', '" orders"'],
  ['@scope/name', '"@scope/name"'],
  ['*', '"*"'],
  ['-', '"-"'],
  ['8080', '"8080"'],
  ['1.10', '"1.10"'],
  ['true', '"true"'],
  ['null', '"null"'],
  ['on', '"on"'],
  ['no', '"no"'],
  ['y', '"y"'],
  ['1:30', '"1:30"'],
  ['0o17', '"0o17"'],
  ['017', '"017"'],
  ['1_000', '"1_000"'],
  ['2026-11-23', '"2026-11-23"'],
  ['...', '"..."'],
  ['---', '"---"'],
  ['two\nlines', '"two\\nlines"'],
  [8080, '8080'],
  [true, 'true'],
  [null, 'null'],
  [['orders', 'no', 'a, b', '0o17', 'two\nlines'], '[orders, "no", "a, b", "0o17", "two\\nlines"]'],
  [{ on: ['push'], name: 'a{b' }, '{"on": [push], name: "a{b"}'],
  [[], '[]'],
  [{}, '{}'],
] as const)('%j as YAML on a line is %s', (value, text) => {
  expect(printYamlInline(value)).toBe(text);
});

test('what needs no library is printed as the library does', () => {
  const word = fc.constantFrom('a', 'n', 'y', 'no', 'on', 'off', 'yes', 'true', 'null', 'nan', 'z');
  const several = fc.array(word, { minLength: 1, maxLength: 3 });
  const text = fc.tuple(several, fc.constantFrom('-', '')).map(([parts, glue]) => parts.join(glue));
  const value = fc.oneof(
    text,
    words,
    fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/),
    fc.boolean(),
    fc.integer(),
  );
  fc.assert(
    fc.property(value, (one) => {
      const library = stringifyYaml(one, { lineWidth: 0, compat: 'yaml-1.1' }).trimEnd();
      fc.pre(!library.includes('\n'));
      expect(printYamlInline(one)).toBe(library);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['orders', '"orders"'],
  ['a "quoted"\\path\n', '"a \\"quoted\\"\\\\path\\n"'],
  [8080, '8080'],
  [0.5, '0.5'],
  [true, 'true'],
  [['http', 'grpc'], '[ "http", "grpc" ]'],
  [[], '[]'],
  [
    { name: 'orders', 'a b': 1, nested: { deep: [1] } },
    '{ name = "orders", "a b" = 1, nested = { deep = [ 1 ] } }',
  ],
  [{}, '{}'],
] as const)('%j as a TOML value is %s', (value, text) => {
  expect(printTomlInline(value)).toBe(text);
});

/** Texts that have meant something else to some reader, and any others. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'yes',
    'Off',
    '~',
    '=',
    '<<',
    '...',
    '- a',
    '#',
    'a: b',
    'a, b',
    '[',
    '0x1f',
    '.5',
    '1e3',
    'a\nb',
    '\n',
    '\t',
    "'",
    '"',
  ),
);
const leaf: fc.Arbitrary<Value> = fc.oneof(texts, fc.integer(), fc.boolean());
const values: fc.Arbitrary<Value> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 4 }),
  fc.dictionary(texts, leaf, { maxKeys: 4, noNullPrototype: true }),
);

describe('what is printed on a line is read as it was', () => {
  test.each(['1.1', '1.2'] as const)('YAML %s', (version) => {
    fc.assert(
      fc.property(values, (value) => {
        const line = printYamlInline(value);
        expect(line).not.toContain('\n');
        expect(parseYaml(`key: ${line}\n`, { version })).toEqual({ key: value });
      }),
      { numRuns: 2000 },
    );
  });

  test('TOML', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(parseToml(`key = ${printTomlInline(value)}\n`)).toEqual({ key: value });
      }),
      { numRuns: 2000 },
    );
  });

  test('JSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(printJsonInline(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});
