import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes } from '../../src/shared/error-codes.ts';
import { shellWithShipped } from '../support/run-idp.ts';

/** Everything that tests expect to be printed: their own words, the fixtures, the pages that run. */
function expectations(): string {
  const files = ['test', 'docs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|txt|md)$/.test(path) && path !== 'errors.md')
      .map((path) => join(folder, path)),
  );
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

test('every code is expected by a test', () => {
  const text = expectations();
  expect(Object.keys(errorCodes).filter((code) => !text.includes(code))).toEqual([]);
});

test('a version that the catalog does not have is reported', async () => {
  const { idp } = shellWithShipped();
  await idp(['new', 'template', 'mail-worker']);
  const from = 'work/mail-worker';
  const { exit, err } = await idp(['update', '--to', '9.9.9', '--force'], { from });
  expect(exit).toBe(2);
  expect(err).toContain('has no version 9.9.9 of template  [catalog/unknown-version]');
});
