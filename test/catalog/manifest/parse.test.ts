import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseManifest, readDocument } from '../../../src/catalog/manifest/parse.ts';
import { platformSchema } from '../../../src/catalog/manifest/platform.ts';
import { templateSchema } from '../../../src/catalog/manifest/template.ts';
import { faultsOf, templateWith } from './manifest.ts';

const anything = z.unknown();

describe('what is not YAML', () => {
  test.each([
    ['a: [1', /^manifest\/syntax 1:\d+ /],
    ['a: b: c', /^manifest\/syntax 1:4 /],
    ['\ta: 1', /^manifest\/syntax 1:\d+ /],
    ['a: 1\na: 2', /^manifest\/duplicate-key 2:1 duplicate key "a", first in line 1, column 1/],
    ['a: &x 1\nb: *y', /^manifest\/(syntax|alias) /],
    ['a: !!js/function x', /^manifest\/syntax 1:4 /],
    ['a: 1\n---\nb: 2', /^manifest\/syntax 2:1 /],
  ])('%j', (text, error) => {
    expect(faultsOf(anything, text)[0]).toMatch(error);
  });

  test('aliases that expand without end are refused, and at once', () => {
    const levels = Array.from({ length: 12 }, (_, n) => {
      const before = n === 0 ? '"x"' : `*l${n - 1}`;
      return `l${n}: &l${n} [${Array(10).fill(before).join(', ')}]`;
    });
    expect(faultsOf(anything, levels.join('\n'))).toEqual([
      'manifest/alias 1:1 aliases expand to more than 100 times their text',
    ]);
  });

  test('nesting beyond the stack is refused', () => {
    const faults = faultsOf(anything, '['.repeat(20_000) + ']'.repeat(20_000));
    expect(faults).toEqual(['manifest/syntax 1:500 is nested more than 500 levels deep']);
  });

  test.each([
    ['a: 1\nb: "two\nc: 3\n', '2:4', '"'],
    ["a: [1, 'two]\nb: { c: 3 }\n", '1:8', "'"],
    ['a: ["one", "two\\"]\nb: c\n', '1:12', '"'],
    ['"a: 1\nb: 2\n', '1:1', '"'],
  ])('a quote that is not closed in %j is reported where it stands', (text, at, quote) => {
    expect(faultsOf(anything, text)).toEqual([
      `manifest/syntax ${at} unterminated string: the closing ${quote} is missing`,
    ]);
  });

  test('all that is wrong is reported at once', () => {
    expect(faultsOf(anything, 'a: 1\na: 2\nb: 1\nb: 2\n')).toHaveLength(2);
  });

  test('a key of the prototype is a key like any other', () => {
    expect(faultsOf(templateSchema, templateWith('  __proto__: {}', '  constructor: {}'))).toEqual([
      expect.stringContaining('"__proto__" is not a key of spec'),
      expect.stringContaining('"constructor" is not a key of spec'),
    ]);
  });
});

describe('what does not have the shape', () => {
  test.each([
    {
      of: 'an unknown key',
      lines: ['  hoooks: []'],
      faults: ['manifest/unknown-key 8:3 "hoooks" is not a key of spec -> did you mean hooks?'],
    },
    {
      of: 'a missing key, at what lacks it',
      lines: ['  hooks:', '    - run: [npm, install]'],
      faults: ['manifest/missing-key 9:7 "title" is missing from spec.hooks.0'],
    },
    {
      of: 'a number where a text is wanted',
      lines: ['  files:', '    - { path: 4 }'],
      faults: [
        'manifest/type 9:15 spec.files.0.path is of type integer, but must be of type string -> put it in quotes',
      ],
    },
    {
      of: 'a mapping where a list is wanted',
      lines: ['  hooks: { title: a, run: [b] }'],
      faults: [
        'manifest/type 8:10 spec.hooks is of type object, but must be of type array -> write a list: hooks: [{title: a, run: [b]}]',
      ],
    },
    {
      of: 'nothing where something is wanted',
      lines: ['  next: { start: }'],
      faults: [
        'manifest/type 8:18 spec.next.start is of type null, but must be of type string -> put it in quotes',
      ],
    },
    {
      of: 'braces without quotes, which YAML takes for a mapping',
      lines: ['  next: { start: {{name}} }'],
      faults: [
        'manifest/type 8:18 spec.next.start is of type object, but must be of type string -> put the text with its braces in quotes',
      ],
    },
    {
      of: 'a parameter of no type that there is',
      lines: ['    berth: { type: strnig }'],
      faults: [
        'manifest/value 8:20 "strnig" is not allowed for spec.parameters.berth.type -> did you mean string?',
      ],
    },
    {
      of: 'a parameter without type',
      lines: ['    berth: { title: Berth }'],
      faults: ['manifest/missing-key 8:5 "type" is missing from spec.parameters.berth'],
    },
    {
      of: 'a word of another type',
      lines: ['    berth: { type: integer, maxLength: 4 }'],
      faults: [
        expect.stringContaining(
          'manifest/unknown-key 8:29 "maxLength" is not a key of spec.parameters.berth -> available: advanced, default, description, enum',
        ),
      ],
    },
    {
      of: 'a parameter that is no name',
      lines: ['    my-berth: { type: string }'],
      faults: ['manifest/value 8:5 "my-berth": must be in camelCase: metricsPort'],
    },
    {
      of: 'a choice of the wrong type, in a union',
      lines: ['    berth: { type: string, enum: [a, { value: 4 }] }'],
      faults: [
        'manifest/type 8:47 spec.parameters.berth.enum.1.value is of type integer, but must be of type string -> put it in quotes',
      ],
    },
    {
      of: 'a format that there is not',
      lines: ['    berth: { type: string, format: dnslabel }'],
      faults: [
        'manifest/value 8:36 "dnslabel" is not allowed for spec.parameters.berth.format -> did you mean dns-label?',
      ],
    },
    {
      of: 'a time limit of nothing',
      lines: ['  hooks: [{ title: a, run: [b], timeout: 0 }]'],
      faults: [expect.stringMatching(/^manifest\/value 8:42 spec\.hooks\.0\.timeout /)],
    },
    {
      of: 'a hook without program',
      lines: ['  hooks: [{ title: a, run: [] }]'],
      faults: [expect.stringMatching(/^manifest\/value 8:28 spec\.hooks\.0\.run /)],
    },
  ])('$of', ({ lines, faults }) => {
    expect(faultsOf(templateSchema, templateWith(...lines))).toEqual(faults);
  });

  test.each([
    ['', /manifest\/type 1:1 the manifest is of type null/],
    ['just words', /manifest\/type 1:1 the manifest is of type string/],
    ['- a', /manifest\/type 1:1 the manifest is of type array/],
    ['kind: Template', /"apiVersion" is missing from the manifest/],
    ['apiVersion: idp/v2', /"idp\/v2" is not allowed for apiVersion -> write idp\/v1/],
  ])('%j', (text, error) => {
    expect(faultsOf(platformSchema, text).join('\n')).toMatch(error);
  });
});

test('what is right is read as it stands, with the place of all that is in it', () => {
  const parsed = parseManifest(templateSchema, templateWith('  layers:', '    ci: {}'), 'f.yaml');
  expect(parsed.ok && parsed.value.value.spec).toEqual({
    creates: 'job',
    parameters: { name: { type: 'string' } },
    layers: { ci: {} },
  });
});

test('a byte order mark and CRLF are no error', () => {
  expect(readDocument('\ufeffa: 1\r\nb: 2\r\n', 'f.yaml')).toMatchObject({
    ok: true,
    value: { value: { a: 1, b: 2 } },
  });
});
