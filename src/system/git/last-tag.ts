import { throwError } from '../../shared/error.ts';
import type { Workspace } from '../files/workspace.ts';
import { readFromGit } from './read-from-git.ts';
import { runGit } from './run-git.ts';

/** The last tag on the way to what is checked out. Throws `git/unknown-ref` where there is none, `git/failed` where git refuses. */
export function lastTag(workspace: Workspace): string {
  readFromGit(workspace, ['rev-parse', '--git-dir']);
  const { stdout } = runGit(workspace, ['describe', '--tags', '--abbrev=0']);
  const tag = stdout.trim();
  if (tag !== '') return tag;
  return throwError({
    code: 'git/unknown-ref',
    message: `git finds no tag before the current commit in ${workspace.displayPath}`,
    hint: 'pass a commit: idp test --follow REF; in a shallow clone, fetch the tags: git fetch --unshallow --tags',
  });
}
