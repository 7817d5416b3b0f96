import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Edits, layFiles, readFiles } from '../../follow/support/files.ts';
import { git, indexOf } from '../../follow/support/git.ts';
import { layRelease, type Release } from '../../follow/support/lay-release.ts';
import { run } from '../kill/child.ts';
import { quickFolder } from '../kill/quick-disk.ts';
import { commitFirst, idpWith, makeService, standIn } from './support/built-service.ts';

/** Does to a service all that a command may do, and then kills the `idp` that runs it. */
const wreck = `
const { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
appendFileSync('log.txt', 'wrecked\\n');
writeFileSync('notes.txt', 'overwritten\\n');
writeFileSync('.env', 'overwritten\\n');
rmSync('hold.txt');
rmSync('deck', { recursive: true });
symlinkSync('hold', 'deck');
mkdirSync('made/deep', { recursive: true });
writeFileSync('made/deep/left.txt', 'left\\n');
writeFileSync('staged.txt', 'left\\n');
require('node:child_process').spawnSync('git', ['add', 'staged.txt', 'log.txt']);
process.kill(process.ppid, 'SIGKILL');
`;

const command = { title: 'Wreck', run: ['node', '-e', wreck] };

const first: Release = {
  files: {
    '.env': 'PORT=1\n',
    '.gitignore': '.env\n',
    'deck/chair.txt': 'wood\n',
    'hold.txt': 'cod\n',
    'log.txt': 'one\ntwo\n',
  },
};

function second(migration: Readonly<Record<string, unknown>>): Release {
  return {
    version: '1.1.0',
    files: { ...first.files, 'log.txt': 'ONE\ntwo\n', 'new.txt': 'new\n' },
    spec: { migrations: [{ to: '1.1.0', ...migration }] },
  };
}

/** A service whose developer has a file that git ignores, and one that it does not know yet. */
async function standing(release: Release, edits: Edits = {}) {
  const parent = quickFolder();
  const folder = await makeService(parent, first);
  commitFirst(folder);
  layFiles(folder, { ...edits, '.env': 'PORT=1\nmine\n', 'notes.txt': 'mine\n' });
  if (Object.keys(edits).length > 0) git(folder, 'commit', '--all', '--quiet', '-m', 'mine');
  layRelease(join(parent, 'catalog'), release);
  standIn(folder);
  const state = () => ({ files: readFiles(folder), index: indexOf(folder) });
  const idp = (...args: readonly string[]) =>
    run(idpWith(join(parent, 'catalog'), ['update', '--trust', ...args]), {});
  return { folder, state, idp };
}

describe('idp killed while a command of an update runs', () => {
  test.each([
    ['before its files change', { before: [command] }],
    ['after its files changed', { after: [command] }],
    ['after others before and after', { before: [step('one')], after: [step('two'), command] }],
  ])('%s: --abort restores the exact state before', async (_name, migration) => {
    const { folder, state, idp } = await standing(second(migration));
    const before = state();
    expect((await idp()).exit).not.toBe(0);
    expect(lstatSync(join(folder, 'deck')).isSymbolicLink()).toBe(true);
    expect(await idp()).toMatchObject({
      exit: 2,
      err: expect.stringContaining('[update/in-progress]'),
    });
    layFiles(folder, { 'since.txt': 'written after the kill\n' });
    expect(await idp('--abort')).toMatchObject({
      exit: 0,
      err:
        'aborted the update to trawler 1.1.0\n' +
        'your changes until now are kept in refs/idp/kept/1: git diff HEAD refs/idp/kept/1 shows them, git checkout refs/idp/kept/1 -- FILE restores a file\n',
    });
    expect(state()).toEqual(before);
    const kept = git(folder, 'ls-tree', '-r', '--name-only', 'refs/idp/kept/1');
    expect(kept.split('\n')).toEqual(expect.arrayContaining(['made/deep/left.txt', 'since.txt']));
    expect(git(folder, 'show', 'refs/idp/kept/1:log.txt')).toContain('wrecked\n');
  });

  test('before its files change: --continue has nothing to go on with', async () => {
    const { state, idp } = await standing(second({ before: [command] }));
    await idp();
    const before = state();
    expect(await idp('--continue')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('the update stopped before it changed any file'),
    });
    expect(state()).toEqual(before);
  });

  test('while it continues: --abort restores the exact state before', async () => {
    const release = second({ before: [step('one')], after: [command] });
    const { folder, state, idp } = await standing(release, { 'log.txt': 'mine\ntwo\n' });
    const before = state();
    expect(await idp()).toMatchObject({ exit: 1 });
    layFiles(folder, { 'log.txt': 'both\ntwo\n' });
    expect((await idp('--continue')).exit).not.toBe(0);
    expect(readFiles(folder)['hold.txt']).toBeUndefined();
    expect(git(folder, 'ls-files', 'staged.txt')).toBe('staged.txt\n');
    expect(await idp('--abort')).toMatchObject({ exit: 0 });
    expect(state()).toEqual(before);
  });

  test('in a tree that is not committed, or not under git', async () => {
    for (const isUnderGit of [true, false]) {
      const { folder, state, idp } = await standing(second({ after: [command] }));
      layFiles(folder, { 'hold.txt': 'my cod\n' });
      if (!isUnderGit) layFiles(folder, { '.git': undefined });
      const before = state();
      expect((await idp('--force')).exit).not.toBe(0);
      expect(await idp('--abort')).toMatchObject({ exit: 0 });
      if (isUnderGit) expect(state()).toEqual(before);
      else expect(state().files).toMatchObject({ 'hold.txt': 'my cod\n', 'log.txt': 'one\ntwo\n' });
    }
  });
});

function step(title: string) {
  const code = `require('node:fs').appendFileSync('steps.txt', '${title}\\n')`;
  return { title, run: ['node', '-e', code] };
}
