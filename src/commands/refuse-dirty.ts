import { fail } from '../errors/error.ts';
import { listSome } from '../errors/list-some.ts';
import { readGitState } from '../host/git-state.ts';
import { listIgnored, readIndex } from '../host/read-index.ts';
import { isMove, isWrite } from '../plan/change.ts';
import { sameButLineEnds } from '../plan/same-file.ts';
import type { TreePath } from '../tree/path.ts';
import type { Following } from './follow.ts';

/**
 * Stops before anything is written that git could not show or take back afterwards. A git that refuses is another
 * matter: `--force` does not silence it, since what it knows of the files is needed.
 */
export function refuseDirty(following: Following, force: boolean): void {
  const { record, shown } = following;
  const state = readGitState({ root: record.root, shown });
  if (force) return;
  if (state.kind === 'none') {
    fail({
      code: 'git/dirty',
      message: `${shown} is not under git, so nothing could be looked at afterwards`,
      hint: 'add --force to go on all the same',
    });
  }
  if (state.kind === 'unborn') {
    fail({
      code: 'git/dirty',
      message: `${shown} is in a repository without a commit, so nothing could be looked at afterwards`,
      hint: 'commit first: git add --all && git commit; or add --force to go on all the same',
    });
  }
  if (state.kind === 'dirty') {
    fail({
      code: 'git/dirty',
      message: `${shown} has changes that are not committed: ${listSome(state.paths)}`,
      hint: 'commit them first, or add --force to go on all the same',
    });
  }
  const untracked = listUntracked(following);
  if (untracked.length === 0) return;
  fail({
    code: 'git/dirty',
    message: `${shown} has files that git does not track and that are not as they were generated: ${listSome(untracked)}`,
    hint: 'commit them first, or add --force to go on all the same',
  });
}

/**
 * The files that git does not track and whose content is nowhere else: those of the template that differ from what
 * was generated, and whatever this run would write to. What git ignores is the developer's as long as nothing
 * writes to it.
 */
function listUntracked({ record, shown, sides, plan }: Following): readonly TreePath[] {
  const { base, ours } = sides;
  const written = new Set(
    plan.changes.filter(isWrite).map((change) => (isMove(change) ? change.was : change.path)),
  );
  const isOwn = (path: TreePath) => {
    const [given, file] = [base.get(path), ours.get(path)];
    if (file === undefined) return false;
    return given === undefined || !sameButLineEnds(given, file);
  };
  const own = [...new Set([...base.keys(), ...written])].filter(isOwn);
  if (own.length === 0) return [];
  const tracked = readIndex({ root: record.root, shown })?.tracked;
  const untracked = own.filter((path) => tracked?.has(path) === false);
  const ignored = new Set(
    listIgnored(
      record.root,
      untracked.filter((path) => !written.has(path)),
    ),
  );
  return untracked.filter((path) => !ignored.has(path) && !base.get(path)?.seeded);
}
