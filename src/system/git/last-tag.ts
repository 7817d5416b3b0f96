import { throwError } from '../../shared/error.ts';
import type { Workspace } from '../files/workspace.ts';
import { readFromGit } from './read-from-git.ts';
import { runGit } from './run-git.ts';

/** The last tag before the current commit. Throws `git/unknown-ref` if there is none, `git/failed` if git fails. */
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
