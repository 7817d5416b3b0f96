import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemaOf, manifestKinds, manifestSchemas } from '../../src/manifest/json-schema.ts';

/** Every object of a schema, at whatever depth. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Readonly<Record<string, unknown>>, ...inside];
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

  test('tells the meaning of every key at its top', () => {
    const properties = schema.properties as Readonly<Record<string, object>>;
    const told = ['metadata', 'spec', 'with', 'without'];
    for (const [key, property] of Object.entries(properties))
      if (!told.includes(key)) expect(property).toHaveProperty('description');
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
