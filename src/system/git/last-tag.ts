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
    message: `git knows no tag on the way to what is checked out in ${workspace.displayPath}`,
    hint: 'name a commit: idp test --follow REF; a shallow clone has no tags: git fetch --unshallow --tags',
  });
}
