import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Shell, shellWithShipped } from '../support/run-idp.ts';

/** What an author's folder says of itself: that no problems found, and that its tests pass. */
async function expectSound(
  shell: Shell,
  { from, catalog }: { readonly from: string; readonly catalog: string },
  counts: string,
  cases: string,
) {
  const checked = await shell.idp(['validate'], { from });
  expect(checked).toEqual({
    exit: 0,
    err: '',
    out: `${counts} in ${catalog}: no problems found\n`,
  });
  const tested = await shell.idp(['test', '--min-coverage', '100'], { from });
  expect({ ...tested, out: tested.out.split('\n').slice(0, 2) }).toEqual({
    exit: 0,
    err: '',
    out: [
      `catalog   ${catalog}`,
      expect.stringMatching(`^cases     ${cases}(, .+)?: no problems found$`),
    ],
  });
}

async function catalogOf(shell: Shell, ...args: readonly string[]) {
  const run = await shell.idp(['new', 'catalog', 'harbour-paths', '--no-hooks', ...args]);
  expect(run).toEqual({ exit: 0, err: '', out: expect.stringContaining('harbour-paths\n') });
}

describe('a new catalog', () => {
  test('is valid, tested and wholly covered as it comes out', async () => {
    const shell = shellWithShipped();
    await catalogOf(shell);
    const counts = '1 template, 1 capability, 3 examples, 3 files';
    const from = 'work/harbour-paths';
    await expectSound(shell, { from, catalog: 'templates' }, counts, '3 examples');
    const below = { from: `${from}/.github/workflows`, catalog: '../../templates' };
    await expectSound(shell, below, counts, '3 examples');
  });

  test('holds a path that people can use', async () => {
    const shell = shellWithShipped();
    await catalogOf(shell);
    const from = 'work/harbour-paths';
    const environment = { IDP_CATALOG: 'templates' };
    const run = await shell.idp(['new', 'greeter', 'hello'], { from, environment });
    expect(run).toMatchObject({ exit: 0, err: '' });
    const readme = readFileSync(join(shell.root, from, 'hello/README.md'), 'utf8');
    expect(readme).toBe('# hello\n\nHello from hello.\nRead [docs](docs/README.md).\n');
  });

  test('takes a template and a system from wherever its author stands in it', async () => {
    const shell = shellWithShipped();
    await catalogOf(shell, '--set', 'owner=pilots');
    const from = 'work/harbour-paths';
    const template = await shell.idp(['new', 'template', 'mail-worker'], { from });
    expect(template).toEqual({
      exit: 0,
      err: '',
      out: 'ready    templates/mail-worker\nstart    cd templates/mail-worker && idp dev mail-worker\n',
    });
    const system = await shell.idp(['new', 'capability', 'asciidoc', '--set', 'layer=docs'], {
      from: `${from}/templates/mail-worker`,
    });
    expect(system).toEqual({
      exit: 0,
      err: '',
      out: 'ready    ../capabilities/docs/asciidoc\nstart    cd ../capabilities/docs/asciidoc && idp validate\n',
    });
    const counts = '2 templates, 2 capabilities, 5 examples, 5 files';
    await expectSound(shell, { from, catalog: 'templates' }, counts, '5 examples');
  });

  test('lends its platform to what goes into it', async () => {
    const shell = shellWithShipped();
    await catalogOf(shell, '--set', 'owner=pilots');
    const from = 'work/harbour-paths';
    await shell.idp(['new', 'template', 'mail-worker'], { from });
    const file = join(shell.root, from, 'templates/mail-worker/template.yaml');
    expect(readFileSync(file, 'utf8')).toContain('owner: pilots\n');
  });
});

describe('a new template', () => {
  test('stands by itself where there is no catalog, valid and tested', async () => {
    const shell = shellWithShipped();
    const run = await shell.idp(['new', 'template', 'mail-worker', '--set', 'creates=worker']);
    expect(run).toMatchObject({ exit: 0, err: '' });
    const counts = '1 template, 1 example, 1 file';
    await expectSound(shell, { from: 'work', catalog: '.' }, counts, '1 example');
    await expectSound(shell, { from: 'work/mail-worker', catalog: '..' }, counts, '1 example');
  });

  test('keeps out of a folder that is there, in the catalog and not where its author stands', async () => {
    const shell = shellWithShipped();
    await catalogOf(shell);
    const from = 'work/harbour-paths';
    mkdirSync(join(shell.root, from, 'mail-worker'));
    shell.write('harbour-paths/mail-worker/notes.md', 'mine\n');
    const first = await shell.idp(['new', 'template', 'mail-worker'], { from });
    expect(first).toMatchObject({ exit: 0, err: '' });
    const again = await shell.idp(['new', 'template', 'mail-worker'], { from });
    expect(again.exit).toBe(2);
    expect(again.err).toContain('templates/mail-worker is not empty');
  });

  test('goes where --out says', async () => {
    const shell = shellWithShipped();
    const run = await shell.idp(['new', 'template', 'mail-worker', '--out', 'elsewhere/mailer']);
    expect(run.out).toContain('ready    elsewhere/mailer\n');
  });
});

test('a broken platform around stops what would go into its catalog', async () => {
  const shell = shellWithShipped();
  shell.write('platform.yaml', 'apiVersion: idp/v1\nkind: Platform\nmetadata: { nam: harbour }\n');
  const { exit, err } = await shell.idp(['new', 'template', 'mail-worker']);
  expect(exit).toBe(1);
  expect(err).toContain('platform.yaml:3:13  "nam" is not a key of metadata');
});
