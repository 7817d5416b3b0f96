import { type GitFolder, readBlob, runGit } from './run-git.ts';

/** A version of a file in git: the prefix of its path, and its name for the user. */
export interface GitVersion {
  readonly at: string;
  readonly name: string;
}

/** Two versions that a merge could not unite, with the one that both come from; or one alone. */
type FileVersions<Value> =
  | {
      readonly kind: 'merge';
      readonly ancestor: Value | undefined;
      readonly ours: Value;
      readonly theirs: Value;
      readonly from: readonly [GitVersion, GitVersion];
    }
  | { readonly kind: 'one'; readonly value: Value; readonly from: GitVersion };

type ReadVersion<Value> = (bytes: Uint8Array) => Value | undefined;

/** More commits in a row than anybody leaves a file unreadable. */
const furthest = 200;

/**
 * The last versions of a file that can be read: those of a merge that is in progress, else of the commits from
 * HEAD backwards, and where a merge made it unreadable, of both of its sides.
 */
export function findFileVersions<Value>(
  folder: GitFolder,
  path: string,
  read: ReadVersion<Value>,
): FileVersions<Value> | undefined {
  const readAt = ({ at }: GitVersion) => {
    const bytes = readBlob(folder, `${at}:./${path}`);
    return bytes && read(bytes);
  };
  const stage = (number: number, name: string) => ({ at: `:${number}`, name });
  const [ours, theirs] = [stage(2, 'ours'), stage(3, 'theirs')];
  const merged = pair(ours, theirs, () => stage(1, 'ancestor'), readAt);
  if (merged) return merged;
  let commit: string | undefined = 'HEAD';
  for (let step = 0; step < furthest && commit !== undefined; step += 1) {
    const value: Value | undefined = readAt(versionOf(commit));
    if (value !== undefined) return { kind: 'one', value, from: named(folder, commit) };
    const [, first, second]: readonly string[] = wordsOf(
      folder,
      'rev-list',
      '--parents',
      '-n1',
      commit,
    );
    if (first !== undefined && second !== undefined) {
      const [left, right] = [named(folder, first), named(folder, second)];
      const ancestor = () => versionOf(wordsOf(folder, 'merge-base', first, second)[0] ?? first);
      const sides = pair(left, right, ancestor, readAt);
      if (sides) return sides;
    }
    commit = first;
  }
  return undefined;
}

function pair<Value>(
  left: GitVersion,
  right: GitVersion,
  ancestor: () => GitVersion,
  readAt: (version: GitVersion) => Value | undefined,
): FileVersions<Value> | undefined {
  const [ours, theirs] = [readAt(left), readAt(right)];
  if (ours !== undefined && theirs !== undefined)
    return { kind: 'merge', ancestor: readAt(ancestor()), ours, theirs, from: [left, right] };
  if (ours !== undefined) return { kind: 'one', value: ours, from: left };
  return theirs === undefined ? undefined : { kind: 'one', value: theirs, from: right };
}

function versionOf(commit: string): GitVersion {
  return { at: commit, name: commit };
}

function named(folder: GitFolder, commit: string): GitVersion {
  return { at: commit, name: wordsOf(folder, 'rev-parse', '--short', commit)[0] ?? commit };
}

function wordsOf(folder: GitFolder, ...args: readonly string[]): readonly string[] {
  const { ok, stdout } = runGit(folder, args);
  return ok ? stdout.trim().split(/\s+/) : [];
}
