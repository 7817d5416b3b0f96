import { throwError } from '../../shared/error.ts';
import type { Workspace } from '../files/workspace.ts';
import { gitPrefix } from './git-state.ts';
import { gitRefusal, listWithGit } from './read-from-git.ts';
import { fieldsOf, type GitFolder, type GitResult, runGit } from './run-git.ts';

/**
 * The entries of git's index in a folder, by relative path, each as `TAG MODE OBJECT STAGE`, one line per stage of a
 * conflict. The tag shows flags, as in `git ls-files -v`: `S` skip-worktree, lower case assume-unchanged, and here
 * also `N` for `git add --intent-to-add`. Equal texts are equal entries.
 */
export type IndexEntries = ReadonlyMap<string, string>;

/** A folder in git; with an index of its own, the user's is neither read nor written. */
export interface Repository extends Workspace, GitFolder {}

/** The entries; undefined where the folder is not under git. Throws `git/failed` where git refuses. */
export function readIndexEntries(repository: Repository): IndexEntries | undefined {
  const args = ['ls-files', '--stage', '-v', '-z', '--', '.'];
  const lines = repository.index
    ? fieldsOf(gitOn(repository, args))
    : listWithGit(repository, args);
  if (lines === undefined) return undefined;
  const entries = new Map<string, string>();
  for (const line of lines) {
    const tab = line.indexOf('\t');
    const [entry, path] = [line.slice(0, tab), line.slice(tab + 1)];
    const others = entries.get(path);
    entries.set(path, others === undefined ? entry : `${others}\n${entry}`);
  }
  for (const path of listIntended(repository, entries))
    entries.set(path, `N${entries.get(path)?.slice(1)}`);
  return entries;
}

/** Makes the entries of these paths what they are to be; undefined for none. All others stay as they are. */
export function writeIndexEntries(
  repository: Repository,
  changes: ReadonlyMap<string, string | undefined>,
): void {
  if (changes.size === 0) return;
  const prefix = gitPrefix(repository) ?? '';
  const none = nullId(repository);
  const removals = [...changes.keys()].map((path) => `0 ${none}\t${prefix}${path}`);
  const lines = [...changes].flatMap(([path, entry]) =>
    stagesOf(isIntended(entry) ? undefined : entry).map(
      ({ mode, id, stage }) => `${mode} ${id} ${stage}\t${prefix}${path}`,
    ),
  );
  const input = [...removals, ...lines].map((line) => `${line}\0`).join('');
  gitOn(repository, ['update-index', '-z', '--index-info'], input);
  setFlag(repository, '--skip-worktree', changes, /^s/i);
  setFlag(repository, '--assume-unchanged', changes, /^[a-z]/);
  for (const [path, entry] of changes) if (isIntended(entry)) intendToAdd(repository, path);
}

/** What turns some entries into others. */
export function diffEntries(
  from: IndexEntries,
  to: IndexEntries,
): ReadonlyMap<string, string | undefined> {
  const paths = [...new Set([...from.keys(), ...to.keys()])];
  return new Map(
    paths.flatMap((path) =>
      from.get(path) === to.get(path) ? [] : [[path, to.get(path)] as const],
    ),
  );
}

interface Stage {
  readonly tag: string;
  readonly mode: string;
  readonly id: string;
  readonly stage: string;
}

/** The stages of an entry: one, or those of a conflict. */
export function stagesOf(entry: string | undefined): readonly Stage[] {
  return (entry?.split('\n') ?? []).map((line) => {
    const [tag = '', mode = '', id = '', stage = ''] = line.split(' ');
    return { tag, mode, id, stage };
  });
}

/** Whether the file is marked skip-worktree or assume-unchanged, so that git never looks at it. */
export function isFlagged(entry: string | undefined): boolean {
  return entry !== undefined && /^[Sa-z]/.test(entry);
}

/** Runs git where it must succeed: errors are thrown as `git/failed`, in git's words. */
export function gitOn(
  repository: Repository,
  args: readonly string[],
  input?: string | Uint8Array,
): GitResult {
  const result = runGit(repository, args, input);
  return result.ok ? result : throwError(gitRefusal(repository.displayPath, result));
}

/** An intent-to-add entry has the id of the empty file; git distinguishes it by comparing with the disk. */
function listIntended(repository: Repository, entries: IndexEntries): readonly string[] {
  const isEmpty = (entry: string) => / (e69de29bb2|473a0f4c3b)\w+ 0$/.test(entry);
  if (![...entries.values()].some(isEmpty)) return [];
  const args = ['diff-files', '--diff-filter=A', '--name-only', '--relative', '-z', '--', '.'];
  return fieldsOf(gitOn(repository, args)).filter((path) => entries.has(path));
}

function setFlag(
  repository: Repository,
  flag: string,
  entries: ReadonlyMap<string, string | undefined>,
  tag: RegExp,
): void {
  const paths = [...entries].filter(([, entry]) => entry !== undefined && tag.test(entry));
  if (paths.length === 0) return;
  const input = paths.map(([path]) => `${path}\0`).join('');
  gitOn(repository, ['update-index', flag, '-z', '--stdin'], input);
}

/** Without its file the flag cannot be set; the path is then untracked. */
function intendToAdd(repository: Repository, path: string): void {
  runGit(repository, ['add', '--intent-to-add', '--force', '--', `:(literal)${path}`]);
}

function isIntended(entry: string | undefined): boolean {
  return entry?.startsWith('N') === true;
}

/** The name of no object: as long as the repository's hash makes names. */
function nullId(repository: Repository): string {
  const { stdout } = gitOn(repository, ['rev-parse', '--show-object-format']);
  return '0'.repeat(stdout.trim() === 'sha256' ? 64 : 40);
}
