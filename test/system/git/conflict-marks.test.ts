import { describe, expect, test } from 'vitest';
import type { TreePath } from '../../../src/shared/tree/path.ts';
import { applyWrite } from '../../../src/system/files/apply-write.ts';
import { makeStagingInside, stageWrites } from '../../../src/system/files/stage-writes.ts';
import type { Workspace } from '../../../src/system/files/workspace.ts';
import { conflictMarks } from '../../../src/system/git/conflict-marks.ts';
import { readIndexEntries } from '../../../src/system/git/index-entries.ts';
import { publishPending } from '../../../src/system/project/pending.ts';
import { recover } from '../../../src/system/project/recover.ts';
import { commitAll, git, plainGit } from '../../follow/support/git.ts';
import { workspaceIn } from '../../support/runtime.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { fileOf, layFiles } from '../support/files.ts';
import { snapshot } from '../support/snapshot.ts';
import { create, update } from '../support/writes.ts';

const log = 'log.txt' as TreePath;
const writes = [update('log.txt', 'mine\n', 'mine or theirs\n'), create('new.txt', 'new\n')];

/** A repository in which a commit with a conflict was killed after some of its steps, before git was told of it. */
async function killedAfter(steps: number): Promise<Workspace> {
  plainGit();
  const root = tempFolder();
  const workspace = workspaceIn(root);
  layFiles(root, { 'log.txt': 'mine\n' });
  git(root, 'init', '--quiet');
  commitAll(root);
  const stages = [fileOf('base\n'), fileOf('mine\n'), fileOf('theirs\n')] as const;
  const marks = conflictMarks(workspace, readIndexEntries(workspace), [
    { path: log, was: log, stages },
  ]);
  const staging = makeStagingInside(workspace);
  await stageWrites(workspace, staging, writes, marks);
  publishPending(workspace, staging);
  for (const [step, write] of [...writes.entries()].slice(0, steps))
    applyWrite(workspace, step, write);
  return workspace;
}

function unmerged({ root }: Workspace): readonly string[] {
  const lines = git(root, 'ls-files', '--unmerged').split('\n').filter(Boolean);
  return lines.map(
    (line) => `${line.slice(-9, -8)} ${git(root, 'cat-file', 'blob', line.slice(7, 47))}`,
  );
}

describe('a run that is killed before git reports its conflicts', () => {
  test('when all files stand, is completed', async () => {
    const workspace = await killedAfter(2);
    expect(await recover(workspace)).toBe('rolled-forward');
    expect(unmerged(workspace)).toEqual(['1 base\n', '2 mine\n', '3 theirs\n']);
    expect(await recover(workspace)).toBe('nothing');
  });

  test('when not all stand, is rolled back, and git is told nothing', async () => {
    const workspace = await killedAfter(1);
    expect(await recover(workspace)).toBe('rolled-back');
    expect(unmerged(workspace)).toEqual([]);
    expect(git(workspace.root, 'status', '--porcelain')).toBe('');
  });

  test('does not undo what was staged since', async () => {
    const workspace = await killedAfter(2);
    layFiles(workspace.root, { 'log.txt': 'resolved\n' });
    git(workspace.root, 'add', 'log.txt');
    const index = git(workspace.root, 'ls-files', '--stage');
    await recover(workspace);
    expect(git(workspace.root, 'ls-files', '--stage')).toBe(index);
  });

  test('is completed later, while git is locked', async () => {
    const workspace = await killedAfter(2);
    layFiles(workspace.root, { '.git/index.lock': '' });
    const before = snapshot(workspace.root);
    await expect(recover(workspace)).rejects.toThrow('index.lock');
    expect(snapshot(workspace.root)).toBe(before);
  });
});
