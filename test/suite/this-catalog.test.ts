import { expect, test } from 'vitest';
import { shellWithShipped } from '../support/run-idp.ts';

/** A difference that is meant is recorded by `npx idp test --update`; read it before it is committed. */
test('every example of this catalog gives what was recorded, and all of it is covered', async () => {
  const { idp } = shellWithShipped();
  const { exit, out, err } = await idp(['test', '--min-coverage', '100']);
  expect(err + out).toMatch(
    /^cases {5}\d+ examples, \d+ of the cover: nothing is wrong with the catalog that ships with idp\ncoverage {2}100 %, .*\n$/,
  );
  expect(exit).toBe(0);
});
