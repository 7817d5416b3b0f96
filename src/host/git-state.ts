import { fieldsOf, runGit } from './run-git.ts';

/** How a folder stands under git: changes of tracked files that are not committed, by path relative to it. */
export type GitState =
  | { readonly kind: 'none' }
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty'; readonly paths: readonly string[] };

/** Asks git about a folder; `none` without git or outside of a work tree. */
export function readGitState(folder: string): GitState {
  const status = runGit(folder, [
    '--no-optional-locks',
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=no',
    '--',
    '.',
  ]);
  if (!status.ok) return { kind: 'none' };
  const paths = fieldsOf(status).map((entry) => entry.slice('XY '.length));
  if (paths.length === 0) return { kind: 'clean' };
  const prefix = gitPrefix(folder) ?? '';
  return { kind: 'dirty', paths: paths.map((path) => path.slice(prefix.length)) };
}

/** The way from the top of the work tree to the folder, with a slash at its end; undefined outside of one. */
export function gitPrefix(folder: string): string | undefined {
  const { ok, stdout } = runGit(folder, ['rev-parse', '--show-prefix']);
  return ok ? stdout.replace(/\n$/, '') : undefined;
}

/** Whether the execute bit means anything in a work tree; on some disks, and on Windows, git is told that it does not. */
export function comparesModes(folder: string): boolean {
  const { stdout } = runGit(folder, ['config', '--type=bool', '--get', 'core.fileMode']);
  return stdout.trim() !== 'false';
}

/** Whether the person wants to see the base between conflict markers too (`merge.conflictStyle`). */
export function wantsBaseInConflicts(folder: string): boolean {
  const { stdout } = runGit(folder, ['config', '--get', 'merge.conflictStyle']);
  return ['diff3', 'zdiff3'].includes(stdout.trim().toLowerCase());
}
