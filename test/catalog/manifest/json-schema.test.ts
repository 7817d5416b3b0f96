import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  jsonSchemaOf,
  manifestKinds,
  manifestSchemas,
} from '../../../src/catalog/manifest/json-schema.ts';

/** Every object of a schema, at whatever depth. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Readonly<Record<string, unknown>>, ...inside];
}

interface Shape {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly $ref?: string;
}

/** The keys that an editor could say nothing of; `*` is any key of a mapping whose keys are free. */
function undescribed(shape: Shape, at: string): readonly string[] {
  const named = Object.entries(shape.properties ?? {});
  const free = typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : [];
  const mute = [
    ...named.filter(([, one]) => !/^[A-Z].{5}/.test(one.description ?? '')).map(([key]) => key),
    ...free.filter((one) => isShaped(one) && one.description === undefined).map(() => '*'),
  ].map((key) => `${at}.${key}`);
  const below = [
    ...named.map(([key, one]) => [one, `${at}.${key}`] as const),
    ...free.map((one) => [one, `${at}.*`] as const),
    ...(shape.items ? [[shape.items, `${at}[]`] as const] : []),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].map((one) => [one, at] as const),
  ];
  return [...mute, ...below.flatMap(([one, path]) => undescribed(one, path))];
}

/** Whether there is more to say of a value than that it is any, or a text. */
function isShaped({ properties, anyOf, oneOf, $ref }: Shape): boolean {
  return $ref === undefined && (properties ?? anyOf ?? oneOf) !== undefined;
}

describe.each([...manifestKinds])('the schema of a %s', (kind) => {
  const schema = jsonSchemaOf(kind);

  test('is of draft 2020-12, and has a title', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `idp ${kind}`,
      type: 'object',
    });
  });

  test('takes no key that it does not name', () => {
    const closed = objectsIn(schema).filter((one) => 'properties' in one && one.type === 'object');
    expect(closed.length).toBeGreaterThan(0);
    for (const one of closed) expect(one.additionalProperties).toBe(false);
  });

  test('reports the meaning of every key, at whatever depth', () => {
    expect(undescribed(schema, '')).toEqual([]);
  });
});

test.each([
  ['template', 'templates/node-service/template.yaml'],
  ['capability', 'templates/capabilities/ci/github-actions/capability.yaml'],
  ['platform', 'templates/platform.yaml'],
] as const)('what ships as %s satisfies its schema', (kind, file) => {
  const { success } = manifestSchemas[kind].safeParse(parse(readFileSync(file, 'utf8')));
  expect(success).toBe(true);
});
