import { describe, expect, test } from 'vitest';
import { bracesAt, stringsIn } from '../../../src/catalog/manifest/braces.ts';
import { jsonSchemaOf, manifestKinds } from '../../../src/catalog/manifest/json-schema.ts';

interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly $ref?: string;
}

/** The way to every free text of a shape; `any` stands for a value of any shape. */
function textsOf(shape: Shape, path: readonly (string | number)[] = []): readonly string[] {
  if (shape.enum !== undefined || shape.const !== undefined) return [];
  if (shape.$ref !== undefined) return [[...path, 'any'].join('.')];
  const free = shape.additionalProperties;
  return [
    ...(shape.type === 'string' ? [path.join('.')] : []),
    ...Object.entries(shape.properties ?? {}).flatMap(([key, one]) => textsOf(one, [...path, key])),
    ...(typeof free === 'object' ? textsOf(free, [...path, '*']) : []),
    ...(shape.items ? textsOf(shape.items, [...path, 0]) : []),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((one) => textsOf(one, path)),
  ];
}

function keyOf(text: string): readonly (string | number)[] {
  return text.split('.').map((key) => (key === '0' ? 0 : key));
}

const all = [
  ...new Set(manifestKinds.flatMap((kind) => textsOf(jsonSchemaOf(kind) as Shape))),
].sort();
const braces = (text: string) => bracesAt(keyOf(text));

/** All texts of all manifests but those that may not hold braces. A new key is none of these until it says so. */
describe('what braces are in each text of a manifest', () => {
  test.each([
    [
      'rendered',
      [
        'spec.checks.0.run.0',
        'spec.checks.0.title',
        'spec.folder.path',
        'spec.hooks.0.run.0',
        'spec.hooks.0.title',
        'spec.migrations.0.after.0.run.0',
        'spec.migrations.0.after.0.title',
        'spec.migrations.0.before.0.run.0',
        'spec.migrations.0.before.0.title',
        'spec.next.metrics',
        'spec.next.start',
        'spec.parameters.*.default',
        'spec.parameters.*.default.0',
        'spec.rules.0.message',
      ],
    ],
    ['condition', ['spec.files.0.when', 'spec.hooks.0.when', 'spec.parameters.*.when']],
    ['rule', ['spec.rules.0.holds']],
    [
      'as they stand',
      [
        'answers.*.any',
        'spec.facts.*.any',
        'spec.kinds.*.mustInclude.0.contains',
        'spec.parameters.*.infer.0.pattern',
        'spec.parameters.*.items.pattern',
        'spec.parameters.*.pattern',
      ],
    ],
  ])('%s', (kind, texts) => {
    expect(all.filter((text) => braces(text) === kind)).toEqual(texts);
  });

  test('all others may not hold any', () => {
    const others = all.filter((text) => braces(text) === 'not allowed');
    expect(others).toEqual(
      expect.arrayContaining([
        'spec.changes.*.0',
        'spec.parameters.*.description',
        'spec.parameters.*.enum.0.title',
        'spec.parameters.*.title',
        'spec.why.*',
      ]),
    );
    expect(others.length).toBeGreaterThan(50);
  });
});

test('every text of a value is found, and every key', () => {
  const value = { why: { 'src/**': 'Because.' }, tags: ['a', { b: 1 }] };
  expect(stringsIn(value).map(({ path, text, isKey }) => [path.join('.'), text, isKey])).toEqual([
    ['why', 'why', true],
    ['why.src/**', 'src/**', true],
    ['why.src/**', 'Because.', false],
    ['tags', 'tags', true],
    ['tags.0', 'a', false],
    ['tags.1.b', 'b', true],
  ]);
});
