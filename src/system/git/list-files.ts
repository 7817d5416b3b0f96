import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { statsOf } from '../files/find-inside.ts';
import { wrapIoError } from '../files/io-error.ts';
import { discard } from '../files/staging.ts';
import { makeTemporaryFolder } from '../files/temporary-folder.ts';
import { isWorkOfIdp } from '../project/path-state.ts';
import {
  diffEntries,
  gitOn,
  type IndexEntries,
  type Repository,
  readIndexEntries,
  writeIndexEntries,
} from './index-entries.ts';
import { fieldsOf } from './run-git.ts';

/** What git does not know in a folder, and does not ignore. A repository inside it ends in a slash. */
export function listOthers(repository: Repository): readonly string[] {
  return listFiles(repository, '--others', '--exclude-standard');
}

/** Tracked files that are not as in the index, those that are gone among them. */
export function listModified(repository: Repository): readonly string[] {
  return listFiles(repository, '--modified');
}

/** Folders that hold nothing that git knows: whole, so what is inside of them is not listed. */
export function listOtherFolders(repository: Repository): readonly string[] {
  const paths = listFiles(repository, '--others', '--exclude-standard', '--directory');
  return paths.flatMap((path) => (path.endsWith('/') ? [path.slice(0, -1)] : []));
}

/** The paths in a folder, relative to it, each once; without those that `idp` itself is using. */
function listFiles(repository: Repository, ...which: readonly string[]): readonly string[] {
  const paths = fieldsOf(gitOn(repository, ['ls-files', '-z', ...which, '--', '.']));
  return [...new Set(paths)].filter((path) => !isWorkOfIdp(path));
}

/**
 * Runs with a copy of git's index with these entries for the folder. If they equal those in the index, git need not
 * read the files again.
 */
export function withEntries<T>(
  repository: Repository,
  entries: IndexEntries,
  work: (copy: Repository) => T,
): T {
  return withOwnIndex(repository, (copy) => {
    const { root } = repository;
    const named = gitOn(repository, ['rev-parse', '--git-path', 'index']).stdout;
    const file = resolve(root, named.replace(/\n$/, ''));
    if (statsOf(file)?.isFile()) wrapIoError('read', file, () => copyFileSync(file, copy.index));
    writeIndexEntries(copy, diffEntries(readIndexEntries(copy) ?? new Map(), entries));
    return work(copy);
  });
}

/** Works with an index of its own, which is empty at first and gone at last. */
export function withOwnIndex<T>(
  repository: Repository,
  work: (own: Repository & { readonly index: string }) => T,
): T {
  const scratch = makeTemporaryFolder('idp-index-');
  try {
    return work({ ...repository, index: join(scratch, 'index') });
  } finally {
    discard(scratch);
  }
}
