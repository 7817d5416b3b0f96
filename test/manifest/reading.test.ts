import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { orThrow } from '../../src/errors/checked.ts';
import { parseManifest } from '../../src/manifest/parse.ts';
import { readingOf, restoreReading } from '../../src/manifest/reading.ts';
import { placeOfKey, placeOfText, placeOfValue } from '../../src/manifest/source.ts';
import { templateSchema } from '../../src/manifest/template.ts';

test('a manifest that is remembered is the one that was read, each place too', () => {
  const file = 'templates/node-service/template.yaml';
  const text = readFileSync(file, 'utf8');
  const read = orThrow(parseManifest(templateSchema, text, file));
  const restored = restoreReading(readingOf(read), text, file);
  expect(restored.value).toEqual(read.value);
  expect(restored.spots()).toEqual(read.spots());
  const path = ['spec', 'parameters', 'owner', 'default'];
  for (const placeOf of [placeOfKey, placeOfText, placeOfValue])
    expect(placeOf(restored, path)).toEqual(placeOf(read, path));
});
