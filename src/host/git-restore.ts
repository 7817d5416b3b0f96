import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readGitState } from './git-state.ts';
import { fieldsOf, runGit } from './run-git.ts';

/**
 * Remembers a clean work tree, so that what a failing command left in it can be taken back: tracked files
 * as git's index has them, and new files, but for those that git ignores, gone. Undefined where the tree is
 * not clean, or not under git: then nobody could tell whose a change is.
 */
export function rememberTree(folder: string): (() => void) | undefined {
  if (readGitState(folder).kind !== 'clean') return undefined;
  const before = new Set(untracked(folder));
  return () => {
    runGit(folder, ['checkout', '--quiet', '--', '.']);
    for (const path of untracked(folder)) {
      if (!before.has(path)) rmSync(join(folder, path), { force: true, recursive: true });
    }
  };
}

/** Each file by itself, but a repository of its own as one folder. */
function untracked(folder: string): readonly string[] {
  const options = ['-z', '--others', '--exclude-standard'];
  return fieldsOf(runGit(folder, ['ls-files', ...options, '--', '.']));
}
