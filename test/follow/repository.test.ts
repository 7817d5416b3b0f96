import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockedWords, conflictWords, marked } from './support/expect-followed.ts';
import { readFiles } from './support/files.ts';
import { commitAll, git } from './support/git.ts';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const first: Release = { files: { 'log.txt': 'one\ntwo\n', 'deck/plan.txt': 'plan\n' } };
const second: Release = { files: { 'log.txt': 'one\ntheirs\n', 'deck/plan.txt': 'better plan\n' } };

/** A service in which the log is edited, of a path that changed the same line and another file. */
async function edited(choices: Parameters<typeof serviceOf>[1] = {}): Promise<Service> {
  const service = await serviceOf(first, choices);
  service.lay({ 'log.txt': 'one\nmine\n' });
  if (!('repository' in choices) || choices.repository) commitAll(service.folder);
  service.release(second);
  return service;
}

const out = (prefix = '') =>
  `update    ${prefix}deck/plan.txt\nconflict  ${prefix}log.txt  conflict markers written\n`;
const after = {
  'log.txt': `one\n${marked('mine\n', 'theirs\n')}`,
  'deck/plan.txt': 'better plan\n',
};

async function expectConflict(service: Service, args: readonly string[] = []): Promise<void> {
  const run = await service.idp(['update', ...args]);
  expect(run).toEqual({ exit: 1, out: out(), err: conflictWords(['log.txt']) });
  expect(service.files()).toEqual(after);
}

/** The stages that git's index holds for the log, as `stage content`. */
function stagesOf({ git: run }: Service, path = 'log.txt'): readonly string[] {
  const lines = run('ls-files', '--unmerged', '--', path).split('\n').filter(Boolean);
  return lines.map((line) => {
    const [, blob = '', stage] = line.split(/[ \t]/);
    return `${stage} ${run('cat-file', 'blob', blob)}`;
  });
}

/** An update would change a file of which git has no copy. */
async function expectUntracked(service: Service, path: string): Promise<void> {
  expect(await service.idp(['update'])).toEqual({
    exit: 2,
    out: '',
    err:
      `. has untracked files that differ from the generated ones: ${path}  [git/dirty]\n` +
      '   hint  commit them first, or add --force to continue anyway\n',
  });
}

const stages = ['1 one\ntwo\n', '2 one\nmine\n', '3 one\ntheirs\n'];

describe('in a repository', () => {
  test('a conflict stands in the index, as a merge of git leaves it', async () => {
    const service = await edited();
    await expectConflict(service);
    expect(stagesOf(service)).toEqual(stages);
    expect(service.git('status', '--porcelain', '--', 'log.txt')).toBe('UU log.txt\n');
  });

  test('a dirty tree is refused, told by its paths, and --force goes on', async () => {
    const service = await edited();
    service.lay({ 'deck/plan.txt': 'plan\nmine\n' });
    expect(await service.idp(['update'])).toEqual({
      exit: 2,
      out: '',
      err:
        '. has uncommitted changes: deck/plan.txt  [git/dirty]\n' +
        '   hint  commit them first, or add --force to continue anyway\n',
    });
    const run = await service.idp(['update', '--force']);
    expect(run).toMatchObject({ exit: 1, err: conflictWords(['deck/plan.txt', 'log.txt']) });
  });

  test('a repository without a commit is not clean', async () => {
    const service = await edited({ repository: undefined });
    service.git('init', '--quiet');
    expect(await service.idp(['update'])).toEqual({
      exit: 2,
      out: '',
      err:
        '. is in a git repository without commits, so you could not review the changes  [git/dirty]\n' +
        '   hint  commit first: git add --all && git commit; or add --force to continue anyway\n',
    });
    expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 1, out: out() });
  });

  test('files that git does not track are no matter as long as they are as they were generated', async () => {
    const service = await serviceOf(first);
    service.git('rm', '--quiet', '-r', '--cached', '.');
    service.git('commit', '--quiet', '--message', 'nothing of it');
    service.release(second);
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    service.release({ ...second, version: '1.2.0', files: { ...second.files, new: 'new\n' } });
    service.lay({ 'log.txt': 'mine\n' });
    await expectUntracked(service, 'log.txt');
  });

  test('a file that was renamed and not committed is reported by both names', async () => {
    const service = await edited();
    service.git('mv', 'deck/plan.txt', 'deck/drawing.txt');
    const { err } = await service.idp(['update']);
    expect(err).toContain('uncommitted changes: deck/drawing.txt, deck/plan.txt  [git/dirty]');
  });

  test('a detached head', async () => {
    const service = await edited();
    service.git('checkout', '--quiet', '--detach');
    await expectConflict(service);
    expect(stagesOf(service)).toEqual(stages);
  });

  test('a repository whose objects are named by SHA-256', async () => {
    const service = await edited();
    rmSync(join(service.folder, '.git'), { recursive: true });
    service.git('init', '--quiet', '--object-format=sha256');
    commitAll(service.folder);
    await expectConflict(service);
    expect(stagesOf(service)).toEqual(stages);
  });

  test('a linked worktree', async () => {
    const service = await edited();
    const folder = join(service.folder, '../linked');
    service.git('worktree', 'add', '--quiet', '-b', 'beside', folder);
    const linked = service.at(folder);
    await expectConflict(linked);
    expect(stagesOf(linked)).toEqual(stages);
    expect(service.git('status', '--porcelain')).toBe('');
  });

  test('a submodule', async () => {
    const service = await edited();
    const fleet = join(service.folder, '../fleet');
    mkdirSync(fleet);
    git(fleet, 'init', '--quiet');
    git(fleet, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', service.folder);
    commitAll(fleet);
    const inside = service.at(join(fleet, 'skua'));
    await expectConflict(inside);
    expect(stagesOf(inside)).toEqual(stages);
  });

  test('a subfolder of a monorepo, beside changes of others', async () => {
    const service = await edited({ folder: 'fleet/boats/skua', repository: 'fleet' });
    writeFileSync(join(service.folder, '../other.txt'), 'of another boat\n');
    git(join(service.folder, '..'), 'add', 'other.txt');
    await expectConflict(service);
    expect(stagesOf(service)).toEqual(stages);
  });

  test('a subfolder of a monorepo that is dirty itself, told as one types it there', async () => {
    const service = await edited({ folder: 'fleet/boats/skua', repository: 'fleet' });
    service.lay({ 'deck/plan.txt': 'mine\n' });
    const { err } = await service.idp(['update']);
    expect(err).toContain('. has uncommitted changes: deck/plan.txt  [git/dirty]');
  });

  test('from a folder inside the service, paths are reported from there', async () => {
    const service = await edited();
    const run = await service.idp(['update'], { from: 'work/skua/deck' });
    expect(run).toMatchObject({ exit: 1, out: out('../') });
  });

  test('an untracked file where a new file comes', async () => {
    const service = await serviceOf(first);
    service.lay({ 'radar.txt': 'mine\n' });
    service.release({ files: { ...first.files, 'radar.txt': 'theirs\n' } });
    await expectUntracked(service, 'radar.txt');
    expect(await service.idp(['update', '--force'])).toMatchObject({
      exit: 1,
      out: 'conflict  radar.txt  conflict markers written\n',
    });
    expect(service.files()).toEqual({ ...first.files, 'radar.txt': marked('mine\n', 'theirs\n') });
  });

  test('a managed file that git ignores and the developer edited', async () => {
    const files = { '.gitignore': '.env\n', '.env': 'PORT=1\nHOST=a\nUSER=b\nLEVEL=c\n' };
    const service = await serviceOf({ files });
    service.git('rm', '--quiet', '--cached', '.env');
    service.git('commit', '--quiet', '--message', 'keep it here');
    service.lay({ '.env': 'PORT=1\nHOST=a\nUSER=b\nLEVEL=mine\n' });
    service.release({ files });
    expect(await service.idp(['update'])).toEqual({ exit: 0, out: '', err: '' });
    service.git('commit', '--quiet', '--all', '--message', 'follow');
    service.release({ files: { ...files, '.env': 'PORT=2\nHOST=a\nUSER=b\nLEVEL=c\n' } });
    await expectUntracked(service, '.env');
    const run = await service.idp(['update', '--force']);
    expect(run).toEqual({ exit: 0, out: 'merge  .env\n', err: '' });
    expect(service.files()['.env']).toBe('PORT=2\nHOST=a\nUSER=b\nLEVEL=mine\n');
  });

  test('an ignored file of the developer’s where a new file comes', async () => {
    const service = await serviceOf({ files: { '.gitignore': '*.local\n' } });
    service.lay({ 'env.local': 'TOKEN=mine\n' });
    service.release({ files: { '.gitignore': '*.local\n', 'env.local': 'TOKEN=\n' } });
    await expectUntracked(service, 'env.local');
    expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 1 });
    expect(service.files()['env.local']).toBe(marked('TOKEN=mine\n', 'TOKEN=\n'));
  });

  test('a folder of the developer’s where a new file comes is reported, and untouched', async () => {
    const service = await serviceOf(first);
    service.edit({ 'radar/notes.txt': 'mine\n' });
    service.release({ files: { ...second.files, radar: 'theirs\n' } });
    expect(await service.idp(['update'])).toEqual({
      exit: 1,
      out: [
        'update   deck/plan.txt',
        'update   log.txt',
        'blocked  radar  is a folder that contains radar/notes.txt; not written\n',
      ].join('\n'),
      err: blockedWords(['radar is a folder that contains radar/notes.txt, so it was not updated']),
    });
    expect(service.files()).toEqual({ ...second.files, 'radar/notes.txt': 'mine\n' });
  });

  test('a symlink in the way is never written through', async () => {
    const service = await serviceOf(first);
    const outside = join(service.folder, '../outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'plan.txt'), 'not ours\n');
    rmSync(join(service.folder, 'deck'), { recursive: true });
    symlinkSync(outside, join(service.folder, 'deck'));
    commitAll(service.folder);
    service.release(second);
    expect(await service.idp(['update'])).toEqual({
      exit: 1,
      out: 'blocked  deck/plan.txt  deck is a symbolic link, still at 1.0.0\nupdate   log.txt\n',
      err: blockedWords(['deck is a symbolic link, so deck/plan.txt was not updated']),
    });
    expect(readFiles(outside)).toEqual({ 'plan.txt': 'not ours\n' });
    expect(service.files()).toEqual({ deck: { link: outside }, 'log.txt': 'one\ntheirs\n' });
  });
});

describe('without git', () => {
  test('no repository: --force is wanted, and then conflicts stand in the files alone', async () => {
    const service = await edited({ repository: undefined });
    expect(await service.idp(['update'])).toEqual({
      exit: 2,
      out: '',
      err:
        '. is not in a git repository, so you could not review the changes  [git/dirty]\n' +
        '   hint  add --force to continue anyway\n',
    });
    const run = await service.idp(['update', '--force']);
    expect(run).toEqual({ exit: 1, out: out(), err: conflictWords(['log.txt']) });
    expect(service.files()).toEqual(after);
  });

  test('no git installed: the same', async () => {
    const made = await edited();
    const service = made.withEnvironment({ PATH: join(made.folder, '../no-programs') });
    expect(await service.idp(['status'])).toMatchObject({ exit: 1, err: '' });
    expect(await service.idp(['update'])).toMatchObject({ exit: 2 });
    await expectConflict(service, ['--force']);
  });
});
