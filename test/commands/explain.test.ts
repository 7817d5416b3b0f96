import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyWrite } from '../../src/system/files/apply-write.ts';
import { makeStagingInside, stageWrites } from '../../src/system/files/stage-writes.ts';
import { publishPending } from '../../src/system/project/pending.ts';
import { type Shell, shellWith } from '../support/run-idp.ts';
import { workspaceIn } from '../support/runtime.ts';
import { pathsIn } from '../support/tree-text.ts';
import { create, update } from '../system/support/writes.ts';

let shell: Shell;

/** A service `anna` below `work`, and what `idp explain` says when asked within it. */
beforeEach(async () => {
  shell = shellWith('template-and-layers');
  await shell.idp(['new', 'vessel', 'anna']);
});

const explain = (file: string, from = 'work/anna') => shell.idp(['explain', file], { from });

describe('all files', () => {
  test('are a tree with every contributor, and how many files each has', async () => {
    const { exit, out, err } = await shell.idp(['explain'], { from: 'work/anna/light' });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    await expect(out).toMatchFileSnapshot('fixtures/expected/explain-anna.txt');
  });

  test('for programs, too', async () => {
    const { out } = await shell.idp(['explain', '--format', 'json'], { from: 'work/anna' });
    const { version, catalog, files } = JSON.parse(out);
    expect({ version, catalog }).toEqual({ version: 2, catalog: '../../catalog' });
    expect(files).toContainEqual({ path: 'README.md', from: ['ferry'], once: false });
    expect(files).toHaveLength(
      pathsIn(join(shell.work, 'anna')).filter((path) => !path.startsWith('.idp')).length,
    );
  });
});

describe('the text', () => {
  test('of a file that the template manages', async () => {
    expect(await explain('README.md')).toEqual({
      exit: 0,
      out: `README.md  managed
  from    ferry 3.1.4, Ferry
  file    ferry/skeleton/README.md.hbs
  why     Says who sails it.
  owner   pilots
  state   managed: updates are merged with your changes
  change  edit it here for this service; ask pilots to change it for all
`,
      err: '',
    });
  });

  test('of a file of a layer, whose why is a glob', async () => {
    const { out } = await explain('light/lantern.txt');
    expect(out).toContain('  from    beacon/lantern 1.0.1, Lantern\n');
    expect(out).toContain('  why     Makes it seen in the');
    expect(out).toContain('  owner   keepers\n');
  });

  test('of a file that both gave', async () => {
    const { out } = await explain('.gitignore');
    expect(out.match(/^ {2}from .*$/gm)).toEqual([
      '  from    ferry 3.1.4, Ferry',
      '  from    beacon/lantern 1.0.1, Lantern',
    ]);
  });

  test('of a file that was given once', async () => {
    const { out } = await explain('docs/notes.md');
    expect(out).toMatch(/^docs\/notes\.md {2}created once\n/);
    expect(out).toContain('  change  edit it as you like\n');
  });

  test("of the developer's own file", async () => {
    shell.write('anna/src/own.txt', 'own\n');
    const { out } = await explain('src/own.txt');
    expect(out).toMatch(/^src\/own\.txt {2}unmanaged\n/);
  });
});

test('programs get the same', async () => {
  const run = await shell.idp(['explain', '.gitignore', '--format', 'json'], { from: 'work/anna' });
  expect(JSON.parse(run.out)).toEqual({
    version: 2,
    catalog: '../../catalog',
    path: '.gitignore',
    line: null,
    state: 'managed',
    edits: { kind: 'none' },
    next: null,
    contributors: [
      {
        ...{ id: 'ferry', title: 'Ferry', version: '3.1.4', owner: 'pilots', why: null },
        sources: [{ kind: 'file', name: null, file: 'ferry/skeleton/.gitignore.hbs', line: 1 }],
      },
      {
        ...{
          id: 'beacon/lantern',
          title: 'Lantern',
          version: '1.0.1',
          owner: 'keepers',
          why: null,
        },
        sources: [
          {
            ...{ kind: 'file', name: null, line: 1 },
            file: 'capabilities/beacon/lantern/skeleton/.gitignore.hbs',
          },
        ],
      },
    ],
  });
});

test.each([
  ['a folder inside', 'notes.md', 'work/anna/docs'],
  ['a folder inside, upward', '../docs/notes.md', 'work/anna/light'],
  ['a folder inside, as idp status shows it', 'docs/notes.md', 'work/anna/light'],
  ['a folder above', 'anna/docs/notes.md', 'work'],
])('the file may be named from %s', async (_, file, from) => {
  const { out } = await explain(file, from);
  expect(out).toMatch(/^docs\/notes\.md {2}created once\n/);
});

test('what a file came from is known without the catalog', async () => {
  rmSync(join(shell.root, 'catalog'));
  const run = await explain('light/lantern.txt');
  expect(run).toMatchObject({ exit: 0, err: '' });
  expect(run.out).toMatch(
    /^light\/lantern\.txt {2}managed\n {2}from {4}beacon\/lantern 1\.0\.1\n {2}state/,
  );
});

test('a file that was given and is gone is still explained', async () => {
  rmSync(join(shell.work, 'anna/README.md'));
  expect(await explain('README.md')).toMatchObject({ exit: 0, err: '' });
});

test('the record is explained as what it is', async () => {
  const { out } = await explain('.idp/lock.yaml');
  expect(out).toBe(`.idp/lock.yaml  record
  state   written by idp: records what was generated, for updates
  change  do not edit it, and keep it under version control
`);
});

describe('refuses', () => {
  test.each([
    ['docs', 'work/anna', 'docs/notes.md'],
    ['.', 'work/anna/docs', 'notes.md'],
    ['anna', 'work', 'anna/.gitignore'],
  ])('the folder %s, naming a file in it', async (folder, from, file) => {
    expect(await explain(folder, from)).toEqual({
      exit: 2,
      out: '',
      err: `${folder} is a folder  [usage/invalid]\n   hint  name a file in it: idp explain ${file}\n`,
    });
  });

  test('a file that is not there, with the nearest', async () => {
    expect(await explain('REDME.md')).toEqual({
      exit: 2,
      out: '',
      err: 'no file REDME.md in this service  [usage/invalid]\n   hint  did you mean README.md?\n',
    });
  });

  test('a folder that is no service', async () => {
    mkdirSync(join(shell.work, 'other'));
    expect(await explain('README.md', 'work/other')).toEqual({
      exit: 2,
      out: '',
      err: 'no .idp/lock.yaml in this folder or its parents  [lockfile/missing]\n   hint  change to the folder of a service that idp created, or create one: idp new service NAME\n',
    });
  });

  test.each([
    ['.idp/lock.yaml', 'schema: 7\n', /^\.idp\/lock\.yaml.*was written by a newer idp/],
    ['.idp/lock.yaml', 'schema: [\n', /^\.idp\/lock\.yaml:\d+:\d+ .*\[lockfile\/invalid\]/],
    ['.idp/base', 'idp base 2\nfile\n', /^\.idp\/base:2:1 {2}is not as idp wrote it/],
    ['.idp/base', 'idp base 2\n<<<<<<< yours\n', /^\.idp\/base {2}contains merge conflict markers/],
  ])('a record %s that it did not write', async (path, text, err) => {
    shell.write(`anna/${path}`, text);
    const run = await explain('README.md');
    expect(run).toEqual({ exit: 2, out: '', err: expect.stringMatching(err) });
  });
});

test('what a killed run left half written is recovered first', async () => {
  const root = join(shell.work, 'anna');
  const location = workspaceIn(root);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const staging = makeStagingInside(location);
  const writes = [update('README.md', readme, 'half\n'), create('later.txt', 'half\n')];
  await stageWrites(location, staging, writes);
  publishPending(location, staging);
  const [first] = writes;
  if (first) applyWrite(location, 0, first);
  expect((await explain('README.md')).out).toContain('  state   managed: updates are merged');
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(readme);
});
