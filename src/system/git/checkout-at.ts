import { throwError } from '../../shared/error.ts';
import { discard } from '../files/staging.ts';
import { makeTemporaryFolder } from '../files/temporary-folder.ts';
import type { Workspace } from '../files/workspace.ts';
import { readFromGit } from './read-from-git.ts';
import { fieldsOf, type GitFolder, runGit } from './run-git.ts';

/** A folder as it was at a commit. */
interface CheckedOutVersion<T> {
  /** The commit, in short: where the work since REF began. */
  readonly commit: string;
  /** What was read of it; undefined where the folder was not there. */
  readonly value: T | undefined;
}

/**
 * Reads a folder as it was where the work left a ref: at the last commit that both have. What is chosen of it is
 * checked out beside, by an index of its own, and removed again; work tree, index and refs are not touched. Throws
 * `git/missing`, and `git/unknown-ref` with what to do in a shallow clone.
 */
export async function readEarlier<T>(
  workspace: Workspace,
  ref: string,
  read: (folder: string) => Promise<T>,
  choose: SelectFiles = (all) => all,
): Promise<CheckedOutVersion<T>> {
  const prefix = prefixOf(workspace) ?? throwNoGit(workspace);
  const commit = findBase(workspace, ref);
  const root = runGit(workspace, ['rev-parse', '--show-toplevel']).stdout.replace(/\n$/, '');
  const top = { ...workspace, root };
  const scratch = makeTemporaryFolder('idp-since-');
  try {
    const paths = checkOut({ top, prefix, commit, scratch }, choose);
    const at = `${scratch}/tree/${prefix}`.replace(/\/$/, '');
    return { commit: commit.slice(0, 9), value: paths === 0 ? undefined : await read(at) };
  } finally {
    discard(scratch);
  }
}

/** The way from the top of the work tree to the folder. Throws `git/failed` where git refuses. */
function prefixOf(workspace: Workspace): string | undefined {
  return readFromGit(workspace, ['rev-parse', '--show-prefix'])?.replace(/\n$/, '');
}

/** Which of all files are wanted, knowing which differ from those of now; paths are relative to the folder. */
type SelectFiles = (all: readonly string[], changed: readonly string[]) => readonly string[];

interface Checkout {
  readonly top: GitFolder;
  readonly prefix: string;
  readonly commit: string;
  readonly scratch: string;
}

/** The number of files in the folder. */
function checkOut({ top, prefix, commit, scratch }: Checkout, choose: SelectFiles): number {
  const own = { ...top, index: `${scratch}/index` };
  const must = (args: readonly string[], input?: string): string => {
    const { ok, stdout } = runGit(own, ['--literal-pathspecs', ...args], input);
    return ok ? stdout : throwUnreadable(commit);
  };
  const below = ['--', prefix === '' ? '.' : prefix];
  const list = (...args: readonly string[]): readonly string[] =>
    fieldsOf({ ok: true, stdout: must([...args, ...below]) }).map((path) =>
      path.slice(prefix.length),
    );
  must(['read-tree', commit]);
  const all = list('ls-files', '-z');
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', commit];
  const tracked = runGit(top, ['--no-optional-locks', '--literal-pathspecs', ...diff, ...below]);
  if (!tracked.ok) throwUnreadable(commit);
  const changed = [
    ...fieldsOf(tracked).map((path) => path.slice(prefix.length)),
    ...list('ls-files', '-z', '--others'),
  ];
  const chosen = choose(all, changed).map((path) => `${prefix}${path}\0`);
  if (chosen.length > 0)
    must(['checkout-index', '--stdin', '-z', '-q', `--prefix=${scratch}/tree/`], chosen.join(''));
  return all.length;
}

function findBase(folder: GitFolder, ref: string): string {
  const commit = ref.startsWith('-') ? '' : resolveRef(folder, ref);
  if (commit === '') return throwAtRef(folder, ref, `git does not know the commit "${ref}"`);
  const base = runGit(folder, ['merge-base', commit, 'HEAD']).stdout.trim();
  if (base !== '') return base;
  if (isShallow(folder)) throwAtRef(folder, ref, `git finds no merge base with "${ref}"`);
  return commit;
}

function resolveRef(folder: GitFolder, ref: string): string {
  return runGit(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).stdout.trim();
}

function throwAtRef(folder: GitFolder, ref: string, message: string): never {
  const hint = isShallow(folder)
    ? 'this clone is shallow: run git fetch --unshallow, or check out with fetch-depth: 0'
    : `list refs with git branch --all and git tag; write a remote branch as origin/${ref.replace(/^-+/, '')}`;
  return throwError({ code: 'git/unknown-ref', message, hint });
}

function isShallow(folder: GitFolder): boolean {
  return runGit(folder, ['rev-parse', '--is-shallow-repository']).stdout.trim() === 'true';
}

function throwNoGit({ displayPath }: Workspace): never {
  return throwError({
    code: 'git/missing',
    message: `${displayPath} is not in a git work tree, or git is not installed`,
    hint: 'remove --since',
  });
}

function throwUnreadable(commit: string): never {
  return throwError({
    code: 'git/unknown-ref',
    message: `git cannot read all of the commit ${commit.slice(0, 9)}`,
    hint: 'fetch the full history: git fetch --unshallow, or check out with fetch-depth: 0',
  });
}
