import { expect, test } from 'vitest';
import { exampleIn } from '../support/example-in.ts';
import { shellWithShipped } from '../support/run-idp.ts';

/** A difference that is meant is recorded by `npx idp test --update`; read it before it is committed. */
test('every example of this catalog gives what was recorded, and all of it is covered', async () => {
  const { idp } = shellWithShipped();
  const example = exampleIn((await idp(['test', '--help'])).out);
  expect(example).toEqual(['test', '--min-coverage', '100']);
  const { exit, out, err } = await idp([...example, '--catalog', '../catalog']);
  expect(err + out).toMatch(
    /^catalog {3}\.\.\/catalog\ncases {5}\d+ examples, \d+ pairwise: no problems found\ncoverage {2}100 %, .*\nnext {6}idp test --checks\n$/,
  );
  expect(exit).toBe(0);
});
