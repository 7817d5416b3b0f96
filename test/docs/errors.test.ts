import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorsPage } from './errors-page.ts';

const file = new URL('../../docs/errors.md', import.meta.url);

/** UPDATE_DOCS=1 writes the page as it must be. */
test('the page of errors is made from the codes', () => {
  if (process.env.UPDATE_DOCS) writeFileSync(file, errorsPage());
  expect(readFileSync(file, 'utf8')).toBe(errorsPage());
});
