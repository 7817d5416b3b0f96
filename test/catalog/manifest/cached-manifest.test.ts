import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  cachedManifestOf,
  restoreManifest,
} from '../../../src/catalog/manifest/cached-manifest.ts';
import { parseManifest } from '../../../src/catalog/manifest/parse.ts';
import {
  locationOfKey,
  locationOfText,
  locationOfValue,
} from '../../../src/catalog/manifest/source-map.ts';
import { templateSchema } from '../../../src/catalog/manifest/template.ts';
import { unwrap } from '../../../src/shared/result.ts';

test('a manifest that is remembered is the one that was read, each place too', () => {
  const file = 'templates/node-service/template.yaml';
  const text = readFileSync(file, 'utf8');
  const read = unwrap(parseManifest(templateSchema, text, file));
  const restored = restoreManifest(cachedManifestOf(read), text, file);
  expect(restored.value).toEqual(read.value);
  expect(restored.sourceMap()).toEqual(read.sourceMap());
  const path = ['spec', 'parameters', 'owner', 'default'];
  for (const locationOf of [locationOfKey, locationOfText, locationOfValue])
    expect(locationOf(restored, path)).toEqual(locationOf(read, path));
});
