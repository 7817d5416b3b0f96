import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unfinishedPath } from '../lockfile/lock.ts';
import type { Snapshot } from '../lockfile/unfinished.ts';
import { isTreePath, type TreePath } from '../tree/path.ts';
import type { TreeFile } from '../tree/tree.ts';
import { attempt } from './fault.ts';
import { findInside, statsOf } from './find-inside.ts';
import { fileAt } from './place.ts';
import { readFile } from './read-file.ts';
import { fieldsOf, runGit, runGitOnIndex } from './run-git.ts';
import { discard } from './staging.ts';

const mostBytes = 8 * 1024 * 1024;

/**
 * How a folder stands before commands run in it. Not in it: what git ignores, but for the files that the path
 * gives; files of more than 8 MiB that are not committed; and what a command does elsewhere.
 * `given` are the files that the golden path gives: they are held even
 * if git ignores them.
 */
export function takeSnapshot(folder: string, given: Iterable<TreePath>): Snapshot {
  const index = treeOfIndex(folder);
  const others = index === '' ? [] : listOthers(folder);
  const modified = index === '' ? [] : listFiles(folder, '--modified');
  const tracked = new Set(index === '' ? [] : listFiles(folder, '--cached'));
  const untracked = [...given].filter((path) => !tracked.has(path));
  const all = new Set([...modified, ...others, ...untracked]);
  const paths = [...all].filter(isTreePath).filter((path) => path !== unfinishedPath);
  return {
    index,
    files: new Map(paths.flatMap((path) => readSmall(folder, path))),
    absent: paths.filter((path) => statsOf(fileAt(placeOf(folder), path)) === undefined),
    others,
  };
}

/** The index as a tree, without the paths that are in conflict; empty outside of a repository. */
function treeOfIndex(folder: string): string {
  const whole = runGit(folder, ['write-tree']);
  const file = resolve(folder, runGit(folder, ['rev-parse', '--git-path', 'index']).stdout.trim());
  if (whole.ok || statsOf(file)?.isFile() !== true) return whole.stdout.trim();
  const scratch = attempt('write', tmpdir(), () => mkdtempSync(join(tmpdir(), 'idp-index-')));
  try {
    const own = join(scratch, 'index');
    attempt('read', file, () => copyFileSync(file, own));
    const on = (args: readonly string[], input?: string) => runGitOnIndex(own, folder, args, input);
    const lines = fieldsOf(on(['ls-files', '--unmerged', '--full-name', '-z']));
    const paths = lines.map((line) => line.slice(line.indexOf('\t') + 1));
    const input = [...new Set(paths)].map((path) => `${path}\0`).join('');
    on(['update-index', '--force-remove', '-z', '--stdin'], input);
    return on(['write-tree']).stdout.trim();
  } finally {
    discard(scratch);
  }
}

/** What is unknown to git in a folder, and not ignored. */
export function listOthers(folder: string): readonly string[] {
  return listFiles(folder, '--others', '--exclude-standard');
}

/** Paths of a folder, relative to it; a file that is listed twice, as both changed and gone, is so once. */
export function listFiles(folder: string, ...which: readonly string[]): readonly string[] {
  return [...new Set(fieldsOf(runGit(folder, ['ls-files', '-z', ...which, '--', '.'])))];
}

function readSmall(folder: string, path: TreePath): readonly (readonly [TreePath, TreeFile])[] {
  const file = fileAt(placeOf(folder), path);
  if (findInside(placeOf(folder), path).kind !== 'file') return [];
  return (statsOf(file)?.size ?? 0) > mostBytes ? [] : [[path, readFile(file, path)]];
}

function placeOf(folder: string) {
  return { root: folder, shown: '.' };
}
