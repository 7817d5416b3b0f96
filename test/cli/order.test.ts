import { cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { location } from '../support/place.ts';
import { runBuilt } from '../support/run-built.ts';

const fixtures = 'test/validate/fixtures/err';

/** Those with many errors, in many files. */
const names = [
  'limits-contradict',
  'manifest-every-error',
  'owners-of-no-team',
  'platform-names-unknown-systems',
  'programs-not-declared',
  'relations-name-nothing',
  'rules-fit-no-file',
  'undeclared-everywhere',
];

/** What turns every listing of a folder round, before `idp` is loaded. */
const backwards = `data:text/javascript,${encodeURIComponent(`
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const list = fs.readdirSync;
fs.readdirSync = (...given) => list(...given).reverse();
syncBuiltinESMExports();
`)}`;

/** All that is wrong, as it is printed from a folder, the way to the catalogs left out. */
async function result(at: string, environment: Readonly<Record<string, string>>, cwd: string) {
  const paths = names.map((name) => relative(cwd, join(at, name)));
  const run = await runBuilt(['validate', ...paths, '--format', 'json'], { cwd, environment });
  return { ...run, out: run.out.replaceAll(`${relative(cwd, at)}/`, '') };
}

test('what is wrong is reported in the same order on every machine', async () => {
  const { root, work } = location();
  const at = join(root, 'err');
  for (const name of names) cpSync(`${fixtures}/${name}`, join(at, name), { recursive: true });
  const expected = await result(at, {}, root);
  expect(expected).toMatchObject({ exit: 1, err: '' });
  expect(JSON.parse(expected.out).errors.length).toBeGreaterThan(40);
  const turkish = { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' };
  expect(await result(at, { NODE_OPTIONS: `--import=${backwards}` }, root)).toEqual(expected);
  expect(await result(at, turkish, root)).toEqual(expected);
  expect(await result(at, {}, work)).toEqual(expected);
});
