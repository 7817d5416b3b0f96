import type { Workspace } from '../files/workspace.ts';
import { listWithGit } from './read-from-git.ts';
import { type GitFolder, runGit } from './run-git.ts';

/** The state of a folder in git: uncommitted changes of tracked files, by path relative to it. */
type GitState =
  | { readonly kind: 'none' }
  /** No commit yet, so there is nothing to compare with or to restore. */
  | { readonly kind: 'unborn' }
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty'; readonly paths: readonly string[] };

const statusArguments = [
  '--no-optional-locks',
  'status',
  '--porcelain=v2',
  '--branch',
  '-z',
  '--no-renames',
  '--untracked-files=no',
  '--',
  '.',
];

/** The git state of a folder; `none` without git or outside of a work tree. Throws `git/failed` if git fails. */
export function readGitState(workspace: Workspace): GitState {
  const lines = listWithGit(workspace, statusArguments);
  if (lines === undefined) return { kind: 'none' };
  if (lines.includes('# branch.oid (initial)')) return { kind: 'unborn' };
  const paths = lines.flatMap((line) => pathOfEntry(line) ?? []);
  if (paths.length === 0) return { kind: 'clean' };
  const prefix = gitPrefix(workspace) ?? '';
  return { kind: 'dirty', paths: paths.map((path) => path.slice(prefix.length)) };
}

/** The path in a line of `git status --porcelain=v2`: after eight fields, or ten if it is unmerged. */
function pathOfEntry(line: string): string | undefined {
  const fields = line.startsWith('1 ') ? 8 : line.startsWith('u ') ? 10 : undefined;
  return fields && line.split(' ').slice(fields).join(' ');
}

/** The way from the top of the work tree to the folder, with a slash at its end; undefined outside of one. */
export function gitPrefix(folder: GitFolder): string | undefined {
  const { ok, stdout } = runGit(folder, ['rev-parse', '--show-prefix']);
  return ok ? stdout.replace(/\n$/, '') : undefined;
}

/** Whether git respects the execute bit in a work tree; on some disks, and on Windows, it does not. */
export function comparesModes(folder: GitFolder): boolean {
  const { stdout } = runGit(folder, ['config', '--type=bool', '--get', 'core.fileMode']);
  return stdout.trim() !== 'false';
}

/** Whether conflict markers include the base (`merge.conflictStyle`). */
export function wantsBaseInConflicts(folder: GitFolder): boolean {
  const { stdout } = runGit(folder, ['config', '--get', 'merge.conflictStyle']);
  return ['diff3', 'zdiff3'].includes(stdout.trim().toLowerCase());
}

/** Whether git knows a name and an address to commit with; without git there is nothing to know. */
export function hasIdentity(workspace: Workspace): boolean {
  const { ok, isInstalled } = runGit(workspace, ['var', 'GIT_COMMITTER_IDENT']);
  return ok || !isInstalled;
}
