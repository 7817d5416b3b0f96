import { expect, test } from 'vitest';
import { jsonSchemaOf, type ManifestKind } from '../../../src/catalog/manifest/json-schema.ts';
import { parseManifest } from '../../../src/catalog/manifest/parse.ts';
import { platformSchema } from '../../../src/catalog/manifest/platform.ts';
import { locationOfKey, locationOfValue } from '../../../src/catalog/manifest/source-map.ts';
import { templateSchema } from '../../../src/catalog/manifest/template.ts';

const head = `apiVersion: idp/v1
kind: Template
metadata: { name: tug, title: Tug, owner: pilots, version: 1.0.0 }
spec:
  creates: ship
  parameters: {}
`;

test('an old key is read as the current one, and keeps its location', () => {
  const read = parseManifest(
    templateSchema,
    `${head}  files: [{ path: "a", seeded: true }, { path: "b", once: true }]\n`,
    'template.yaml',
  );
  expect(read.ok && read.value.value.spec.files).toEqual([
    { path: 'a', once: true },
    { path: 'b', once: true },
  ]);
  if (!read.ok) return;
  const path = ['spec', 'files', 0, 'once'];
  expect(locationOfKey(read.value, path)).toMatchObject({ line: 7, column: 24, length: 6 });
  expect(locationOfValue(read.value, path)).toMatchObject({ line: 7, column: 32, length: 4 });
});

test('what is wrong below an old key is reported at its location', () => {
  const text = `apiVersion: idp/v1
kind: Platform
metadata: { name: bay }
spec: { kinds: { ship: { carries: [{ titel: Crew, layer: ci }] } } }
`;
  expect(parseManifest(platformSchema, text, 'platform.yaml')).toMatchObject({
    ok: false,
    diagnostics: [
      {
        message: '"titel" is not a key of spec.kinds.ship.mustInclude.0',
        location: { line: 4, column: 38 },
      },
    ],
  });
});

test('beside the current key the old one is an unknown key', () => {
  const read = parseManifest(
    templateSchema,
    `${head}  files: [{ path: "a", seeded: true, once: false }]\n`,
    'template.yaml',
  );
  expect(read).toMatchObject({
    ok: false,
    diagnostics: [
      { code: 'manifest/unknown-key', message: '"seeded" is not a key of spec.files.0' },
    ],
  });
});

test.each<[ManifestKind, string, string]>([
  ['template', 'seeded', 'once'],
  ['capability', 'seeded', 'once'],
  ['platform', 'carries', 'mustInclude'],
])('the schema of a %s shows %s as deprecated', (kind, old, current) => {
  const schema = JSON.stringify(jsonSchemaOf(kind));
  expect(schema).toContain(`"${current}":{`);
  expect(schema.split(`"${old}":{`)).toHaveLength(2);
  expect(schema).toContain(`"deprecationMessage":"Renamed to ${current}."`);
});
