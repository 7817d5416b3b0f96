import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { readGitState } from './git-state.ts';

/**
 * Remembers a clean work tree, so that what a failing command left in it can be taken back: tracked files
 * as git's index has them, and new files, but for those that git ignores, gone. Undefined where the tree is
 * not clean, or not under git: then nobody could tell whose a change is.
 */
export function rememberTree(folder: string): (() => void) | undefined {
  if (readGitState(folder).kind !== 'clean') return undefined;
  const before = new Set(untracked(folder));
  return () => {
    git(folder, ['checkout', '--quiet', '--', '.']);
    for (const path of untracked(folder)) {
      if (!before.has(path)) rmSync(join(folder, path), { force: true });
    }
  };
}

function untracked(folder: string): readonly string[] {
  const listed = git(folder, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.']);
  return listed.split('\0').filter((path) => path !== '');
}

function git(folder: string, args: readonly string[]): string {
  const quiet = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'];
  const { stdout } = execaSync('git', [...quiet, ...args], {
    cwd: folder,
    reject: false,
    stdin: 'ignore',
  });
  return String(stdout);
}
