import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exactState } from '../../follow/support/exact-state.ts';
import { layFiles } from '../../follow/support/files.ts';
import { git } from '../../follow/support/git.ts';
import { layRelease, type Release } from '../../follow/support/lay-release.ts';
import { killAtCall, run } from '../kill/child.ts';
import { quickFolder } from '../kill/quick-disk.ts';
import { chooseSeed, randomNumbers } from '../kill/random.ts';
import { commitFirst, copyOver, idpWith, makeService, standIn } from './support/built-service.ts';

/** Kills of each kind of run; there are about a hundred calls in each at which it can be killed. */
const kills = 12;
const slow = { timeout: 900_000 };

const first: Release = {
  files: {
    '.gitignore': '*.local\n',
    'clean.txt': 'one\ntwo\n',
    'deck/plan.txt': 'plan\n',
    'env.local': 'PORT=1\nHOST=a\nUSER=b\n',
    'log.txt': 'one\n',
    'old.txt': 'k1\nk2\nk3\nk4\nk5\n',
  },
};

function command(title: string, exit = 0) {
  const code = `
const { appendFileSync, chmodSync, rmSync, writeFileSync } = require('node:fs');
for (const file of ['own.txt', 'notes.txt', 'env.local']) { appendFileSync(file, '${title}\\n'); chmodSync(file, 0o644); }
writeFileSync('empty/${title}.txt', 'left\\n');
writeFileSync('staged-${title}.txt', 'left\\n');
rmSync('deck', { recursive: true, force: true });
require('node:child_process').spawnSync('git', ['add', '--all']);
process.exit(${exit});`;
  return { title, run: ['node', '-e', code] };
}

function second(migration: Readonly<Record<string, unknown>>): Release {
  const { 'old.txt': old, ...stay } = first.files;
  const changed = {
    'clean.txt': 'one\nTWO\n',
    'env.local': 'PORT=2\nHOST=a\nUSER=b\n',
    'log.txt': 'theirs\n',
    'made/radar.txt': 'on\n',
    'new.txt': `${old}k6\n`,
  };
  return {
    version: '1.1.0',
    files: { ...stay, ...changed },
    spec: { migrations: [{ to: '1.1.0', ...migration }] },
  };
}

/** A service whose developer has edits, permissions, flags and staged files; and a way back to it, or to a later state. */
async function standing(migration: Readonly<Record<string, unknown>>) {
  const parent = quickFolder();
  const folder = await makeService(parent, first);
  rmSync(join(folder, 'env.local'));
  commitFirst(folder);
  layFiles(folder, {
    'env.local': 'PORT=1\nHOST=a\nUSER=b\nTOKEN=mine\n',
    'log.txt': 'mine\n',
    'notes.txt': 'mine\n',
    'own.txt': 'mine\n',
  });
  git(folder, 'add', 'log.txt', 'own.txt');
  git(folder, 'commit', '--quiet', '--message', 'mine');
  layFiles(folder, { 'own.txt': 'mine, and edited\n' });
  git(folder, 'add', 'own.txt');
  git(folder, 'update-index', '--skip-worktree', 'clean.txt');
  mkdirSync(join(folder, 'empty'));
  for (const path of ['env.local', 'notes.txt', 'old.txt', 'own.txt', 'clean.txt'])
    chmodSync(join(folder, path), 0o600);
  chmodSync(join(folder, 'deck'), 0o700);
  layRelease(join(parent, 'catalog'), second(migration));
  standIn(folder);
  const argv = (...args: readonly string[]) =>
    idpWith(join(parent, 'catalog'), ['update', '--trust', '--force', ...args]);
  const move = (from: string, to: string) => {
    process.chdir(parent);
    copyOver(from, to);
    process.chdir(folder);
  };
  return {
    folder,
    argv,
    before: exactState(folder),
    idp: (...args: readonly string[]) => run(argv(...args), {}),
    save: () => move(folder, join(parent, 'saved')),
    reset: () => move(join(parent, 'saved'), folder),
  };
}

/** Each kind of run, what is done before it, and whether it may come to its end. */
const runs: readonly {
  readonly title: string;
  readonly migration: Readonly<Record<string, unknown>>;
  readonly args: readonly string[];
  readonly isResolved: boolean;
}[] = [
  { title: 'an update with conflicts', migration: {}, args: [], isResolved: false },
  {
    title: 'an update with commands before and conflicts',
    migration: { before: [command('before')] },
    args: [],
    isResolved: false,
  },
  {
    title: 'an update whose command fails and that is rolled back',
    migration: { before: [command('one'), command('two', 3)] },
    args: [],
    isResolved: false,
  },
  {
    title: '--continue with commands',
    migration: { after: [command('after')] },
    args: ['--continue'],
    isResolved: true,
  },
  {
    title: '--continue with a command that fails',
    migration: { before: [command('before')], after: [command('after', 3)] },
    args: ['--continue'],
    isResolved: true,
  },
  {
    title: '--abort',
    migration: { before: [command('before')] },
    args: ['--abort'],
    isResolved: true,
  },
];

describe('killed at a call, --abort restores bytes, permissions, index and folders', slow, () => {
  test.each(runs)('$title', async ({ migration, args, isResolved }) => {
    const { folder, argv, before, idp, save, reset } = await standing(migration);
    const random = randomNumbers(chooseSeed());
    if (isResolved) {
      expect(await idp()).toMatchObject({ exit: 1 });
      layFiles(folder, { 'log.txt': 'resolved\n', 'made/radar.txt': 'on\nmine\n' });
    }
    save();
    const ends = { restored: 0, finished: 0 };
    for (let killed = 0; killed < kills; ) {
      reset();
      const kind = random() < 0.7 ? 'writes' : 'spawnSync';
      const moment = `${random() < 0.5 ? 'before' : 'after'} ${kind} ${1 + Math.floor(random() * 70)}`;
      if (!(await killAtCall(argv(...args), moment))) continue;
      killed += 1;
      const { exit, err } = await idp('--abort');
      const isNone = err.includes('[update/not-in-progress]');
      expect([exit, isNone], `${moment}: ${err}`).toEqual(isNone ? [2, true] : [0, false]);
      if (isNone && args[0] === '--continue' && exactState(folder) !== before) {
        ends.finished += 1;
        expect(await idp('--dry-run'), moment).toMatchObject({ exit: 0 });
        continue;
      }
      expect(exactState(folder), moment).toBe(before);
      ends.restored += 1;
      if (isResolved) expectKept(folder, moment);
    }
    console.log(JSON.stringify(ends));
  });
});

/** What a person wrote while conflicts waited is in one of the refs, whichever run kept it. */
function expectKept(folder: string, moment: string): void {
  const refs = git(folder, 'for-each-ref', '--format=%(refname)', 'refs/idp/kept').trim();
  const texts = refs.split('\n').map((ref) => textAt(folder, `${ref}:made/radar.txt`));
  expect(texts, moment).toContain('on\nmine\n');
}

function textAt(folder: string, object: string): string {
  try {
    return git(folder, 'show', object);
  } catch {
    return '';
  }
}
