import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manifestPage } from './manifest-page.ts';

const file = new URL('../../docs/manifest.md', import.meta.url);

/** UPDATE_DOCS=1 writes the page as it must be. */
test('the page of manifests is made from their schemas', () => {
  if (process.env.UPDATE_DOCS) writeFileSync(file, manifestPage());
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(manifestPage());
});

test('keys of every depth are on the page, and old spellings are not', () => {
  const page = manifestPage();
  const keys = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key);
  expect(keys).toEqual(
    expect.arrayContaining([
      'apiVersion',
      'metadata.version',
      'spec.hooks[].onChange',
      'spec.kinds.*.mustInclude[].contains',
      'spec.migrations[].after[].run',
      'spec.combine',
      'items.enum',
    ]),
  );
  expect(page).not.toMatch(/seeded|carries/);
});
