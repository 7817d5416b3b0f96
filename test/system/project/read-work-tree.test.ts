import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TreePath } from '../../../src/shared/tree/path.ts';
import { readWorkTree } from '../../../src/system/project/read-work-tree.ts';
import { workspaceIn } from '../../support/runtime.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { layFiles } from '../support/files.ts';
import { withoutRights } from '../support/without-rights.ts';

const at = (path: string) => path as TreePath;

function read(root: string, paths: readonly string[], base: readonly string[] = []) {
  const provided = new Map(base.map((path) => [at(path), true]));
  const { files, obstacles } = readWorkTree(workspaceIn(root), paths.map(at), provided);
  return { files: [...files.keys()], obstacles: Object.fromEntries(obstacles) };
}

describe('what stands at a path', () => {
  test('is a file, or nothing', () => {
    const root = tempFolder();
    layFiles(root, { 'deck/plan.txt': 'plan\n' });
    expect(read(root, ['deck/plan.txt', 'deck/gone.txt', 'gone/gone.txt'])).toEqual({
      files: ['deck/plan.txt'],
      obstacles: {},
    });
  });

  test('is a link, at the path or on the way', () => {
    const root = tempFolder();
    layFiles(root, { 'real/a': 'a\n' });
    symlinkSync('real', join(root, 'deck'));
    symlinkSync('nowhere', join(root, 'plan'));
    expect(read(root, ['deck/a', 'deck/b/c', 'plan', 'real/a'])).toEqual({
      files: ['real/a'],
      obstacles: {
        'deck/a': { kind: 'link', at: 'deck' },
        'deck/b/c': { kind: 'link', at: 'deck' },
        plan: { kind: 'link', at: 'plan' },
      },
    });
  });

  test('is a pipe or a socket, which is never opened', async () => {
    const root = tempFolder();
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const server = createServer().listen(join(root, 'socket'));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    expect(read(root, ['pipe', 'pipe/inside', 'socket'])).toEqual({
      files: [],
      obstacles: {
        pipe: { kind: 'pipe', at: 'pipe' },
        'pipe/inside': { kind: 'pipe', at: 'pipe' },
        socket: { kind: 'socket', at: 'socket' },
      },
    });
  });

  test('is a folder: an obstacle if anything in it is not of the template', () => {
    const root = tempFolder();
    layFiles(root, { 'own/a/b': 'x', 'own/a/mine': 'x', 'ours/a/b': 'x', 'ours/c': 'x' });
    mkdirSync(join(root, 'empty'));
    mkdirSync(join(root, 'hollow/deep'), { recursive: true });
    const paths = ['own', 'own/a/b', 'ours', 'ours/a/b', 'ours/c', 'empty', 'hollow'];
    expect(read(root, paths)).toEqual({
      files: ['own/a/b', 'ours/a/b', 'ours/c'],
      obstacles: {
        own: { kind: 'folder', at: 'own', holds: 'own/a/mine' },
        empty: { kind: 'folder', at: 'empty' },
        hollow: { kind: 'folder', at: 'hollow', holds: 'hollow/deep' },
      },
    });
  });

  test('is below a file: an obstacle unless that is of the template', () => {
    const root = tempFolder();
    layFiles(root, { mine: 'x', theirs: 'x' });
    expect(read(root, ['mine/a', 'theirs', 'theirs/a'])).toEqual({
      files: ['theirs'],
      obstacles: { 'mine/a': { kind: 'file', at: 'mine' } },
    });
  });

  test('may not be read, or not even be looked at', async () => {
    const root = tempFolder();
    chmodSync(root, 0o755);
    layFiles(root, { locked: 'x', 'shut/a': 'x', open: 'x', 'full/x': 'x' });
    chmodSync(join(root, 'locked'), 0o000);
    for (const folder of ['shut', 'full']) chmodSync(join(root, folder), 0o000);
    const paths = ['locked', 'shut/a', 'open', 'full'];
    const found = await withoutRights(async () => read(root, paths));
    for (const folder of ['shut', 'full']) chmodSync(join(root, folder), 0o755);
    expect(found).toEqual({
      files: ['open'],
      obstacles: {
        locked: { kind: 'unreadable', at: 'locked' },
        'shut/a': { kind: 'unreadable', at: 'shut/a' },
        full: { kind: 'folder', at: 'full' },
      },
    });
  });
});

describe('what is absent in a repository', () => {
  function repository(): string {
    const root = tempFolder();
    layFiles(root, { 'a/b': 'x', c: 'x', d: 'x', '.gitignore': 'local\n' });
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root });
    git('init', '--quiet');
    git('add', '--all');
    git('update-index', '--skip-worktree', 'a/b', 'c');
    git('update-index', '--assume-unchanged', 'c');
    execFileSync('rm', ['-r', 'a', 'c', 'd'], { cwd: root });
    return root;
  }

  test('is hidden by git, ignored by it, or deleted', () => {
    const paths = ['a/b', 'c', 'd', 'local', 'new'];
    expect(read(repository(), paths, ['a/b', 'c', 'd', 'local'])).toEqual({
      files: [],
      obstacles: {
        'a/b': { kind: 'not-checked-out', at: 'a/b' },
        c: { kind: 'not-checked-out', at: 'c' },
        local: { kind: 'ignored', at: 'local' },
      },
    });
  });

  test('was never generated: only what is hidden matters, there, in it or above it', () => {
    expect(read(repository(), ['a', 'c/d', 'local', 'd'])).toEqual({
      files: [],
      obstacles: {
        a: { kind: 'not-checked-out', at: 'a/b' },
        'c/d': { kind: 'not-checked-out', at: 'c' },
      },
    });
  });

  test('is not absent where it stands, whatever git was told', () => {
    const root = repository();
    layFiles(root, { 'a/b': 'mine' });
    expect(read(root, ['a', 'a/b', 'a/b/c'], ['a/b'])).toEqual({ files: ['a/b'], obstacles: {} });
    expect(read(root, ['a'])).toEqual({
      files: [],
      obstacles: { a: { kind: 'folder', at: 'a', holds: 'a/b' } },
    });
  });
});
