import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exactState, indexWithFlags } from './support/exact-state.ts';
import { type Edits, layFiles, readFiles } from './support/files.ts';
import { commitAll, git } from './support/git.ts';
import { type Service, serviceOf } from './support/service.ts';

const provided = {
  files: {
    '.gitignore': '*.local\n',
    'clean.txt': 'one\ntwo\n',
    'deck/plan.txt': 'plan\n',
    'env.local': 'PORT=1\n',
    'gone.txt': 'gone\n',
    'log.txt': 'one\n',
    'old.txt': 'k1\nk2\nk3\nk4\nk5\n',
    run: { executable: '#!/bin/sh\n' },
  },
};
const { 'gone.txt': _gone, 'old.txt': old, ...stay } = provided.files;
const now = {
  files: {
    ...stay,
    'clean.txt': 'one\nTWO\n',
    'deck/plan.txt': 'better plan\n',
    'env.local': 'PORT=2\n',
    'log.txt': 'theirs\n',
    'made/radar.txt': 'on\n',
    'new.txt': `${old}k6\n`,
    run: '#!/bin/sh\n',
  },
};

const notKept = 'aborted the update to trawler 1.1.0\n';
const kept = (ref: string) =>
  `${notKept}your changes until now are kept in ${ref}: git diff HEAD ${ref} shows them, git checkout ${ref} -- FILE restores a file\n`;

/** A service whose developer changed the log, and more; and the exact state before an update that stops at the log. */
async function updated(prepare: (service: Service) => void = () => {}) {
  const service = await serviceOf(provided);
  service.git('rm', '--quiet', '--cached', 'env.local');
  service.edit({ 'log.txt': 'mine\n', 'catch.txt': 'cod\n' });
  service.git('rm', '--quiet', '--cached', 'env.local');
  service.git('commit', '--quiet', '--message', 'the environment is ignored');
  prepare(service);
  service.release(now);
  const before = exactState(service.folder);
  expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 1 });
  return { service, before };
}

describe('what a developer wrote since the update began is kept under a ref', () => {
  test.each<[string, Edits]>([
    ['the conflict, resolved', { 'log.txt': 'mine and theirs\n' }],
    ['a file that was merged cleanly', { 'clean.txt': 'one\nTWO\nmine\n' }],
    ['a file that was created', { 'made/radar.txt': 'on\nmine\n' }],
    ['a file that was moved', { 'new.txt': `${old}k6\nmine\n` }],
    ['a file that was deleted, made anew', { 'gone.txt': 'mine\n' }],
    ['a managed file that git ignores', { 'env.local': 'PORT=2\nTOKEN=mine\n' }],
    ['a file that became a link', { 'clean.txt': { link: 'log.txt' } }],
    ['a file that became executable', { 'deck/plan.txt': { executable: 'better plan\n' } }],
  ])('%s', async (_name, edits) => {
    const { service, before } = await updated();
    service.lay(edits);
    expect(await service.idp(['update', '--abort'])).toEqual({
      exit: 0,
      out: '',
      err: kept('refs/idp/kept/1'),
    });
    expect(exactState(service.folder)).toBe(before);
    for (const path of Object.keys(edits)) service.git('checkout', 'refs/idp/kept/1', '--', path);
    const back = readFiles(service.folder);
    expect(Object.fromEntries(Object.keys(edits).map((path) => [path, back[path]]))).toEqual(edits);
  });

  test('and nothing, where nobody wrote anything', async () => {
    const { service, before } = await updated();
    expect(await service.idp(['update', '--abort'])).toEqual({ exit: 0, out: '', err: notKept });
    expect(exactState(service.folder)).toBe(before);
    expect(service.git('for-each-ref', 'refs/idp')).toBe('');
  });

  test('with what is staged, permissions and flags beside it', async () => {
    const { service } = await updated();
    service.lay({ 'clean.txt': 'staged\n' });
    service.git('add', 'clean.txt');
    service.lay({ 'clean.txt': 'and edited further\n' });
    chmodSync(join(service.folder, 'deck/plan.txt'), 0o600);
    service.git('update-index', '--skip-worktree', 'catch.txt');
    service.git('update-index', '--assume-unchanged', 'deck/plan.txt');
    await service.idp(['update', '--abort']);
    expect(service.git('show', 'refs/idp/kept/1:clean.txt')).toBe('and edited further\n');
    expect(service.git('show', 'refs/idp/kept/1^2:clean.txt')).toBe('staged\n');
    expect(service.git('log', '--format=%B', '--max-count=1', 'refs/idp/kept/1')).toBe(
      'Changes before idp update --abort of the update to trawler 1.1.0\n\n' +
        'chmod 600 deck/plan.txt\n' +
        'git update-index --skip-worktree catch.txt\n' +
        'git update-index --assume-unchanged deck/plan.txt\n\n',
    );
  });

  test('the last five', async () => {
    const { service, before } = await updated();
    for (let count = 1; count <= 7; count += 1) {
      service.lay({ 'log.txt': `resolved ${count}\n` });
      const { err } = await service.idp(['update', '--abort']);
      expect(err).toBe(kept(`refs/idp/kept/${count}`));
      expect(exactState(service.folder)).toBe(before);
      expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 1 });
    }
    const refs = service.git('for-each-ref', '--format=%(refname)', 'refs/idp').trim().split('\n');
    expect(refs).toEqual([3, 4, 5, 6, 7].map((number) => `refs/idp/kept/${number}`));
    expect(service.git('show', 'refs/idp/kept/3:log.txt')).toBe('resolved 3\n');
  });
});

describe('what is not the matter of the update stays as the developer has it', () => {
  test('new files, edits of own and of managed files that it did not write, what is staged of them', async () => {
    const { service } = await updated();
    const mine = {
      'notes.txt': 'mine\n',
      'catch.txt': 'haddock\n',
      '.gitignore': '*.local\ntmp\n',
      'staged.txt': 'staged\n',
    };
    service.lay(mine);
    service.git('add', 'staged.txt');
    await service.idp(['update', '--abort']);
    expect(service.files()).toMatchObject({ ...mine, 'log.txt': 'mine\n' });
    expect(service.git('status', '--porcelain')).toBe(
      ' M .gitignore\n M catch.txt\nA  staged.txt\n?? notes.txt\n',
    );
  });

  test('ignored files: not restored, not kept', async () => {
    const { service } = await updated(({ lay }) => lay({ 'cache.local': 'before\n' }));
    service.lay({ 'cache.local': 'since\n', 'log.txt': 'resolved\n' });
    await service.idp(['update', '--abort']);
    expect(service.files()['cache.local']).toBe('since\n');
    const paths = service.git('ls-tree', '-r', '--name-only', 'refs/idp/kept/1').split('\n');
    expect(paths).toContain('env.local');
    expect(paths).not.toContain('cache.local');
    expect(paths).not.toContain('.idp/unfinished');
  });

  test('what others staged beside a service in a monorepo', async () => {
    const service = await serviceOf(provided, { folder: 'fleet/boats/skua', repository: 'fleet' });
    service.edit({ 'log.txt': 'mine\n' });
    service.release(now);
    const before = exactState(service.folder);
    await service.idp(['update']);
    const fleet = join(service.folder, '../..');
    layFiles(fleet, { 'boats/gull/log.txt': 'gull\n', 'readme.txt': 'fleet\n' });
    git(fleet, 'add', 'boats/gull', 'readme.txt');
    service.lay({ 'log.txt': 'resolved\n' });
    expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
    expect(exactState(service.folder)).toBe(before);
    expect(git(fleet, 'status', '--porcelain')).toBe('A  boats/gull/log.txt\nA  readme.txt\n');
    expect(git(fleet, 'show', 'refs/idp/kept/1:boats/skua/log.txt')).toBe('resolved\n');
  });
});

describe('--abort restores', () => {
  test.each<[string, (service: Service) => void]>([
    [
      'permissions',
      ({ folder }) => {
        for (const path of [
          'clean.txt',
          'deck/plan.txt',
          'env.local',
          'gone.txt',
          'log.txt',
          'old.txt',
        ])
          chmodSync(join(folder, path), 0o600);
        chmodSync(join(folder, 'run'), 0o700);
      },
    ],
    ['permissions of folders', ({ folder }) => chmodSync(join(folder, 'deck'), 0o700)],
    ['an empty folder in which a file was made', ({ folder }) => mkdirSync(join(folder, 'made'))],
    [
      'an empty folder beside',
      ({ folder }) => mkdirSync(join(folder, 'tmp/deep'), { recursive: true }),
    ],
    ['skip-worktree', (service) => flag(service, '--skip-worktree')],
    ['assume-unchanged', (service) => flag(service, '--assume-unchanged')],
    [
      'both, and files that are to be added later',
      (service) => {
        flag(service, '--assume-unchanged');
        service.git('update-index', '--skip-worktree', 'log.txt');
        service.lay({ 'later.txt': 'later\n' });
        service.git('add', '--intent-to-add', 'later.txt');
      },
    ],
    [
      'what is staged',
      (service) => {
        service.lay({ 'clean.txt': 'one\ntwo\nstaged\n', 'log.txt': 'staged\n' });
        service.git('add', 'clean.txt', 'log.txt');
        service.lay({ 'log.txt': 'mine\n' });
      },
    ],
    [
      'a merge that is not finished',
      (service) => {
        service.git('checkout', '--quiet', '-b', 'other', 'HEAD~2');
        service.edit({ 'log.txt': 'other\n' });
        service.git('checkout', '--quiet', 'main');
        expect(() => service.git('merge', 'other')).toThrow();
        service.lay({ 'log.txt': 'mine\n' });
      },
    ],
    [
      'an index by SHA-256',
      ({ folder, ...service }) => {
        rmSync(join(folder, '.git'), { recursive: true });
        service.git('init', '--quiet', '--object-format=sha256');
        commitAll(folder);
        service.git('update-index', '--skip-worktree', 'log.txt');
      },
    ],
    [
      'a repository without a commit',
      ({ folder, ...service }) => {
        rmSync(join(folder, '.git'), { recursive: true });
        service.git('init', '--quiet');
        service.git('add', 'log.txt', 'deck');
      },
    ],
  ])('%s', async (_name, prepare) => {
    const { service, before } = await updated(prepare);
    service.lay({ 'log.txt': 'half resolved\n' });
    expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
    expect(exactState(service.folder)).toBe(before);
    expect(service.git('show', 'refs/idp/kept/1:log.txt')).toBe('half resolved\n');
  });

  test('in a linked worktree', async () => {
    const service = await serviceOf(provided);
    service.edit({ 'log.txt': 'mine\n' });
    service.git('worktree', 'add', '--quiet', '-b', 'beside', '../linked');
    service.release(now);
    const linked = service.at(join(service.folder, '../linked'));
    const [main, before] = [exactState(service.folder), exactState(linked.folder)];
    await linked.idp(['update']);
    linked.lay({ 'log.txt': 'half resolved\n' });
    expect(await linked.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
    expect(exactState(linked.folder)).toBe(before);
    expect(exactState(service.folder)).toBe(main);
  });
});

function flag({ git: run }: Service, name: string): void {
  for (const path of ['log.txt', 'clean.txt', 'gone.txt']) run('update-index', name, path);
}

describe('a conflict in a file that git was told to leave alone', () => {
  test.each(['--skip-worktree', '--assume-unchanged'])(
    '%s stays so until it is resolved, and after',
    async (name) => {
      const { service } = await updated((made) => flag(made, name));
      const index = indexWithFlags(service.folder);
      expect(index).toMatch(/^[Sh] 100644 \w+ 0\tlog.txt$/m);
      service.lay({ 'log.txt': 'my password\n' });
      service.git('add', '--all');
      expect(service.git('diff', '--cached', '--name-only')).not.toContain('log.txt');
      expect(await service.idp(['update', '--continue'])).toMatchObject({ exit: 0 });
      expect(indexWithFlags(service.folder)).toMatch(/^[Sh] 100644 \w+ 0\tlog.txt$/m);
    },
  );

  test('nor is one that git ignores told to the index', async () => {
    const { service } = await updated(({ lay }) => lay({ 'env.local': 'PORT=mine\n' }));
    expect(readFiles(service.folder)['env.local']).toContain('<<<<<<< yours\nPORT=mine\n');
    expect(indexWithFlags(service.folder)).not.toContain('env.local');
  });
});

describe('what an update in progress holds', () => {
  test('may be read by its owner alone', async () => {
    const { service } = await updated();
    expect(statSync(join(service.folder, '.idp/unfinished')).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['idp base 1\nend 0\n', 'is an update in progress that an older version of idp started'],
    ['{"format":3}\n', 'is an update in progress that a newer version of idp started'],
    ['{"format":2}\n', 'is not a valid record of an update in progress'],
    ['', 'is not a valid record of an update in progress'],
  ])('as %j is one error', async (text, message) => {
    const { service } = await updated();
    writeFileSync(join(service.folder, '.idp/unfinished'), text);
    const run = await service.idp(['update', '--abort']);
    expect(run).toMatchObject({ exit: 2, out: '' });
    expect(run.err).toContain(`.idp/unfinished  ${message}  [lockfile/invalid]`);
  });
});

describe('without git', () => {
  async function updatedWithoutGit() {
    const service = await serviceOf(provided, { repository: undefined });
    service.lay({ 'log.txt': 'mine\n', 'notes.txt': 'mine\n' });
    chmodSync(join(service.folder, 'clean.txt'), 0o640);
    service.release(now);
    const before = exactState(service.folder);
    expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 1 });
    return { service, before };
  }

  test('what would be overwritten is copied to where the message says', async () => {
    const { service, before } = await updatedWithoutGit();
    service.lay({ 'log.txt': 'resolved\n', 'made/radar.txt': 'on\nmine\n' });
    chmodSync(join(service.folder, 'log.txt'), 0o600);
    expect(await service.idp(['update', '--abort'])).toEqual({
      exit: 0,
      out: '',
      err: `${notKept}your changes until now are kept in .idp/kept/1\n`,
    });
    expect(exactState(service.folder)).toBe(before);
    expect(readFiles(join(service.folder, '.idp/kept'))).toMatchObject({
      '.gitignore': '*\n',
      '1/log.txt': 'resolved\n',
      '1/made/radar.txt': 'on\nmine\n',
    });
    expect(statSync(join(service.folder, '.idp/kept/1/log.txt')).mode & 0o777).toBe(0o600);
    expect(statSync(join(service.folder, '.idp/kept/1')).mode & 0o777).toBe(0o700);
  });

  test('if it began under git, it is not aborted without', async () => {
    const { service } = await updated();
    rmSync(join(service.folder, '.git'), { recursive: true });
    const waiting = exactState(service.folder);
    const run = await service.idp(['update', '--abort']);
    expect(run).toMatchObject({ exit: 2, err: expect.stringContaining('[git/missing]') });
    expect(exactState(service.folder)).toBe(waiting);
  });
});

test.each([
  ['a file where a folder was', { 'hold/fish/cod.txt': 'cod\n' }, { hold: 'cod\n' }],
  ['a folder where a file was', { hold: 'cod\n' }, { 'hold/fish/cod.txt': 'haddock\n' }],
])('%s is exchanged back', async (_name, first, second) => {
  const service = await serviceOf({ files: { ...first, 'log.txt': 'one\n' } });
  service.edit({ 'log.txt': 'mine\n' });
  service.release({ files: { ...second, 'log.txt': 'theirs\n' } });
  const before = exactState(service.folder);
  expect(await service.idp(['update'])).toMatchObject({ exit: 1 });
  expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 0, err: notKept });
  expect(exactState(service.folder)).toBe(before);
});

test('what is in the way of a restored file is not removed: the next --abort ends it', async () => {
  const { service, before } = await updated();
  rmSync(join(service.folder, 'deck'), { recursive: true });
  symlinkSync('elsewhere', join(service.folder, 'deck'));
  expect(await service.idp(['update', '--abort'])).toEqual({
    exit: 2,
    out: '',
    err:
      'deck is a symbolic link and blocks a file that must be restored  [files/changed]\n' +
      '   hint  move it away, then run idp update --abort\n',
  });
  rmSync(join(service.folder, 'deck'));
  expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
  expect(exactState(service.folder)).toBe(before);
});
