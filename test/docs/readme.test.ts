import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';
import { runPage } from './page.ts';
import { type Reader, runSession } from './reader.ts';

const file = new URL('../../README.md', import.meta.url);
const versions = resolve('test/docs/fixtures/readme');

/** UPDATE_DOCS=1 rewrites the outputs on the page. */
test('the README is true', async () => {
  const page = readFileSync(file, 'utf8');
  const run = await runPage(page, { files: [], prepare: editAndRelease });
  if (process.env.UPDATE_DOCS) writeFileSync(file, run);
  expect(run).toBe(page);
});

test('the README is short, and suggests no package of a stranger', () => {
  const page = readFileSync(file, 'utf8');
  expect(page.split('\n').length).toBeLessThanOrEqual(131);
  expect(page).not.toMatch(/^\s*npx idp/m);
});

/** CI runs the first two blocks of shell commands in a fresh clone. */
test('the README begins with the two commands', () => {
  const blocks = blocksOf(readFileSync(file, 'utf8')).filter(({ language }) => language === 'sh');
  expect(blocks.slice(0, 2).map(({ text }) => text)).toEqual([
    'npm ci && node bin/idp.js new service orders --yes --out ../orders\n',
    'npm ci && npm test\n',
  ]);
});

/** A service of version 1.0.0 that its developers edited, beside a catalog with version 1.1.0. */
async function editAndRelease(reader: Reader): Promise<void> {
  const catalog = join(reader.shell.work, 'templates');
  const service = join(reader.shell.work, 'orders');
  cpSync(join(versions, 'before'), catalog, { recursive: true });
  await runSession(
    `$ export IDP_CATALOG="$PWD/templates"
$ idp new service orders
$ cd orders
$ git init --quiet --initial-branch=main
`,
    reader,
  );
  appendFileSync(join(service, 'README.md'), '\nTakes the orders of the web shop.\n');
  appendFileSync(join(service, '.github/workflows/ci.yml'), '      - run: npm run e2e\n');
  writeFileSync(join(service, 'src/config.js'), 'export const port = 9000;\n');
  await runSession('$ git add --all\n$ git commit --quiet --message "Take orders"\n', reader);
  cpSync(join(versions, 'after'), catalog, { recursive: true });
}
