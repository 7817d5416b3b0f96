import { describe, expect, test } from 'vitest';
import { applyWrite } from '../../src/host/apply-write.ts';
import { conflictMarks } from '../../src/host/git-conflicts.ts';
import { readIndexEntries } from '../../src/host/git-index.ts';
import { publishPending } from '../../src/host/pending.ts';
import type { Place } from '../../src/host/place.ts';
import { recover } from '../../src/host/recover.ts';
import { makeStagingInside, stageWrites } from '../../src/host/stage-writes.ts';
import type { TreePath } from '../../src/tree/path.ts';
import { commitAll, git, plainGit } from '../follow/support/git.ts';
import { fileOf, layFiles } from './support/files.ts';
import { snapshot } from './support/snapshot.ts';
import { tempFolder } from './support/temp-folder.ts';
import { create, update } from './support/writes.ts';

const log = 'log.txt' as TreePath;
const writes = [update('log.txt', 'mine\n', 'mine or theirs\n'), create('new.txt', 'new\n')];

/** A repository in which a commit with a conflict was killed after some of its steps, before git was told of it. */
async function killedAfter(steps: number): Promise<Place> {
  plainGit();
  const root = tempFolder();
  const place = { root, shown: root };
  layFiles(root, { 'log.txt': 'mine\n' });
  git(root, 'init', '--quiet');
  commitAll(root);
  const stages = [fileOf('base\n'), fileOf('mine\n'), fileOf('theirs\n')] as const;
  const marks = conflictMarks(place, readIndexEntries(place), [{ path: log, was: log, stages }]);
  const staging = makeStagingInside(place);
  await stageWrites(place, staging, writes, marks);
  publishPending(place, staging);
  for (const [step, write] of [...writes.entries()].slice(0, steps)) applyWrite(place, step, write);
  return place;
}

function unmerged({ root }: Place): readonly string[] {
  const lines = git(root, 'ls-files', '--unmerged').split('\n').filter(Boolean);
  return lines.map(
    (line) => `${line.slice(-9, -8)} ${git(root, 'cat-file', 'blob', line.slice(7, 47))}`,
  );
}

describe('a run that is killed before git is told of its conflicts', () => {
  test('when all files stand, is completed', async () => {
    const place = await killedAfter(2);
    expect(await recover(place.root)).toBe('rolled-forward');
    expect(unmerged(place)).toEqual(['1 base\n', '2 mine\n', '3 theirs\n']);
    expect(await recover(place.root)).toBe('nothing');
  });

  test('when not all stand, is rolled back, and git is told nothing', async () => {
    const place = await killedAfter(1);
    expect(await recover(place.root)).toBe('rolled-back');
    expect(unmerged(place)).toEqual([]);
    expect(git(place.root, 'status', '--porcelain')).toBe('');
  });

  test('does not undo what was staged since', async () => {
    const place = await killedAfter(2);
    layFiles(place.root, { 'log.txt': 'resolved\n' });
    git(place.root, 'add', 'log.txt');
    const index = git(place.root, 'ls-files', '--stage');
    await recover(place.root);
    expect(git(place.root, 'ls-files', '--stage')).toBe(index);
  });

  test('is completed later, while git is locked', async () => {
    const place = await killedAfter(2);
    layFiles(place.root, { '.git/index.lock': '' });
    const before = snapshot(place.root);
    await expect(recover(place.root)).rejects.toThrow('index.lock');
    expect(snapshot(place.root)).toBe(before);
  });
});
