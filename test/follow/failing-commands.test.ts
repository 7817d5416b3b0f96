import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exactState } from './support/exact-state.ts';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const provided: Release = {
  files: {
    '.gitignore': '*.local\n',
    'clean.txt': 'one\ntwo\n',
    'deck/plan.txt': 'plan\n',
    'env.local': 'PORT=1\nHOST=a\nUSER=b\n',
    'hold.txt': 'hold\n',
    'log.txt': 'one\n',
    'old.txt': 'k1\nk2\nk3\nk4\nk5\n',
    'quiet.txt': 'quiet\n',
  },
};

/** Does to a service what a command may do, and ends as it is told. */
function wreck(title: string, exit = 0) {
  const code = `
const { appendFileSync, chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
const git = (...args) => require('node:child_process').spawnSync('git', args);
const own = ['env.local', 'own.txt', 'notes.txt', 'quiet.txt', 'made/radar.txt'];
const updated = '${title}'.startsWith('after') ? ['clean.txt', 'log.txt'] : [];
for (const file of [...own, ...updated])
  if (existsSync(file)) { appendFileSync(file, '${title}\\n'); chmodSync(file, 0o644); }
rmSync('deck', { recursive: true, force: true });
symlinkSync('elsewhere', 'deck-${title}');
mkdirSync('left/${title}/deep', { recursive: true });
writeFileSync('left/${title}/deep/file.txt', 'left\\n');
writeFileSync('empty/${title}.txt', 'left\\n');
if ('${title}' !== 'before') mkdirSync('hollow/${title}', { recursive: true });
writeFileSync('staged-${title}.txt', 'left\\n');
writeFileSync('.gitignore', '*.local\\n');
rmSync('hold.txt', { force: true });
git('add', '--all');
git('update-index', '--skip-worktree', 'clean.txt');
git('update-index', '--no-assume-unchanged', 'quiet.txt');
process.exit(${exit});`;
  return { title, run: ['node', '-e', code] };
}

interface Commands {
  readonly before: readonly ReturnType<typeof wreck>[];
  readonly after: readonly ReturnType<typeof wreck>[];
}

/** A service whose developer has everything that can be lost: edits, permissions, flags, what is staged, empty folders. */
async function standing(commands: Commands, edits: Readonly<Record<string, string>> = {}) {
  const service = await serviceOf(provided);
  service.edit({ 'own.txt': 'own\n', 'quiet.txt': 'quiet\n', ...edits });
  service.git('rm', '--quiet', '--cached', 'env.local');
  service.git('commit', '--quiet', '--message', 'the environment is ignored');
  service.lay({
    'env.local': 'PORT=1\nHOST=a\nUSER=b\nTOKEN=mine\n',
    'hold.txt': 'hold\nmine\n',
    'notes.txt': 'mine\n',
    'later.txt': 'later\n',
    'quiet.txt': 'quiet\nmine\n',
    'own.txt': 'staged\n',
  });
  service.git('add', 'own.txt');
  service.git('add', '--intent-to-add', 'later.txt');
  service.lay({ 'own.txt': 'own, edited further\n' });
  service.git('update-index', '--assume-unchanged', 'quiet.txt');
  for (const path of ['env.local', 'clean.txt', 'old.txt', 'notes.txt', 'own.txt'])
    chmodSync(join(service.folder, path), 0o600);
  chmodSync(join(service.folder, 'deck'), 0o700);
  mkdirSync(join(service.folder, 'empty'));
  const { 'old.txt': old, ...stay } = provided.files;
  service.release({
    files: {
      ...stay,
      'clean.txt': 'one\nTWO\n',
      'env.local': 'PORT=2\nHOST=a\nUSER=b\n',
      'log.txt': 'theirs\n',
      'made/radar.txt': 'on\n',
      'new.txt': `${old}k6\n`,
    },
    spec: { migrations: [{ to: '1.1.0', ...commands }] },
  });
  return { service, before: exactState(service.folder) };
}

const names = ['before 1', 'before 2', 'after 1', 'after 2'] as const;

/** The commands of an update, of which one fails. */
function failingAt(failing: string): Commands {
  const [one, two, three, four] = names.map((name) =>
    wreck(name.replace(' ', '-'), name === failing ? 3 : 0),
  );
  if (!one || !two || !three || !four) throw new Error(failing);
  return { before: [one, two], after: [three, four] };
}

/** What a failed run says of it, and the ref that it names. */
async function expectFailed(service: Service, args: readonly string[], what: string) {
  const { exit, err } = await service.idp([...args, '--trust']);
  expect({ exit, err }).toMatchObject({ exit: 2, err: expect.stringContaining('[hook/failed]') });
  expect(err).toContain(`hint  ${what}`);
  return /refs\/idp\/kept\/\d+/.exec(err)?.[0] ?? '';
}

describe('a command that fails restores the very beginning', () => {
  test.each(names)('%s', async (failing) => {
    const { service, before } = await standing(failingAt(failing));
    const ref = await expectFailed(
      service,
      ['update', '--force'],
      'the update was rolled back; fix the cause and run it again; your changes until now are kept in refs/idp/kept/1',
    );
    expect(exactState(service.folder)).toBe(before);
    expect(service.git('show', `${ref}:own.txt`)).toContain('own, edited further\nbefore-1\n');
    expect(service.git('show', `${ref}:env.local`)).toContain('TOKEN=mine\n');
    const again = await service.idp(['update', '--force', '--no-hooks']);
    expect(again).toMatchObject({ exit: 0 });
  });
});

test('what could not be recorded is left as it is: a pipe, a large file that is not committed', async () => {
  const { service } = await standing(failingAt('before 2'), { 'big.bin': 'small\n' });
  service.lay({ 'deck/plan.txt': undefined, 'big.bin': 'large\n'.repeat(1_500_000) });
  execFileSync('mkfifo', [join(service.folder, 'quiet-pipe')]);
  execFileSync('mkfifo', [join(service.folder, 'log.txt.pipe')]);
  renameSync(join(service.folder, 'log.txt.pipe'), join(service.folder, 'log.txt'));
  const before = exactState(service.folder);
  const run = await service.raw(['update', '--force', '--trust']);
  expect(run).toMatchObject({ exit: 2, err: expect.stringContaining('[hook/failed]') });
  expect(run.err).toContain('the update was rolled back');
  expect(exactState(service.folder)).toBe(before);
});

describe('while an update continues', () => {
  async function resolved(commands: Commands) {
    const { service, before } = await standing(commands, { 'log.txt': 'mine\n' });
    expect(await service.idp(['update', '--force', '--trust'])).toMatchObject({ exit: 1 });
    service.lay({
      'log.txt': 'mine and theirs\n',
      'made/radar.txt': 'on\nmine\n',
      'since.txt': 'since\n',
      'also-staged.txt': 'since\n',
    });
    service.git('add', 'log.txt', 'also-staged.txt');
    chmodSync(join(service.folder, 'made/radar.txt'), 0o600);
    return { service, before, state: exactState(service.folder) };
  }

  test.each(names.slice(2))(
    '%s that fails restores what was resolved, and --abort the beginning',
    async (failing) => {
      const { before: _before, after } = failingAt(failing);
      const { service, before, state } = await resolved({ before: [], after });
      await expectFailed(
        service,
        ['update', '--continue'],
        'fix the cause and run idp update --continue again, or run idp update --abort; your changes until now are kept in refs/idp/kept/1',
      );
      expect(exactState(service.folder)).toBe(state);
      const run = await service.idp(['update', '--abort']);
      expect(run).toMatchObject({ exit: 0, err: expect.stringContaining('refs/idp/kept/2') });
      for (const path of ['since.txt', 'also-staged.txt'])
        expect(readFileSync(join(service.folder, path), 'utf8')).toBe('since\n');
      expect(service.git('show', 'refs/idp/kept/2:made/radar.txt')).toBe('on\nmine\n');
      service.git('rm', '--quiet', '--cached', 'also-staged.txt');
      service.lay({ 'since.txt': undefined, 'also-staged.txt': undefined });
      expect(exactState(service.folder)).toBe(before);
    },
  );

  test('after commands that ran before, --abort restores what they changed too', async () => {
    const { service, before } = await resolved({ before: [wreck('before')], after: [] });
    const { exit, err } = await service.idp(['update', '--abort']);
    expect(exit).toBe(0);
    const ref = /refs\/idp\/kept\/\d+/.exec(err)?.[0];
    expect(service.git('show', `${ref}:made/radar.txt`)).toBe('on\nmine\n');
    service.git('rm', '--quiet', '--cached', 'also-staged.txt');
    service.lay({ 'since.txt': undefined, 'also-staged.txt': undefined });
    expect(exactState(service.folder)).toBe(before);
  });
});

describe('what fails besides commands restores the beginning too', () => {
  test('a record that a command damaged: nothing but --abort needs it', async () => {
    const code = "require('node:fs').writeFileSync('.idp/lock.yaml', 'wrecked')";
    const commands = { before: [{ title: 'wreck', run: ['node', '-e', code] }], after: [] };
    const { service, before } = await standing(commands, { 'log.txt': 'mine\n' });
    expect(await service.raw(['update', '--force', '--trust'])).toMatchObject({ exit: 1 });
    expect(await service.idp(['status'])).toMatchObject({ exit: 2 });
    expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
    expect(exactState(service.folder)).toBe(before);
  });

  test('an index that is locked: no file is changed, and no marker stands', async () => {
    const { service } = await standing({ before: [], after: [] }, { 'log.txt': 'mine\n' });
    service.lay({ '.git/index.lock': '' });
    const before = exactState(service.folder);
    const run = await service.idp(['update', '--force']);
    expect(run).toMatchObject({ exit: 2, err: expect.stringContaining('[git/failed]') });
    expect(run.err).toContain("index.lock': File exists");
    expect(exactState(service.folder)).toBe(before);
    service.lay({ '.git/index.lock': undefined });
    expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 1 });
    service.lay({ '.git/index.lock': '', 'log.txt': 'resolved\n' });
    expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 2 });
    service.lay({ '.git/index.lock': undefined });
    expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
    expect(exactState(service.folder)).toBe(before);
  });
});
