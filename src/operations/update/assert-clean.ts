import { isMove, isWrite } from '../../plan/change.ts';
import { sameButLineEnds } from '../../plan/same-file.ts';
import { throwError } from '../../shared/error.ts';
import { listFirst } from '../../shared/list-first.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { readGitState } from '../../system/git/git-state.ts';
import { listIgnored, readIndex } from '../../system/git/read-index.ts';
import type { UpdatePlan } from './plan-update.ts';

/**
 * Throws before anything is written that git could not show or revert afterwards. An error of git itself is not
 * silenced by `--force`, since its knowledge of the files is needed.
 */
export function assertClean(plannedUpdate: UpdatePlan, force: boolean): void {
  const { project, displayPath } = plannedUpdate;
  const state = readGitState(project);
  if (force) return;
  if (state.kind === 'none') {
    throwError({
      code: 'git/dirty',
      message: `${displayPath} is not in a git repository, so you could not review the changes`,
      hint: 'add --force to continue anyway',
    });
  }
  if (state.kind === 'unborn') {
    throwError({
      code: 'git/dirty',
      message: `${displayPath} is in a git repository without commits, so you could not review the changes`,
      hint: 'commit first: git add --all && git commit; or add --force to continue anyway',
    });
  }
  if (state.kind === 'dirty') {
    throwError({
      code: 'git/dirty',
      message: `${displayPath} has uncommitted changes: ${listFirst(state.paths)}`,
      hint: 'commit them first, or add --force to continue anyway',
    });
  }
  const untracked = listUntracked(plannedUpdate);
  if (untracked.length === 0) return;
  throwError({
    code: 'git/dirty',
    message: `${displayPath} has untracked files that differ from the generated ones: ${listFirst(untracked)}`,
    hint: 'commit them first, or add --force to continue anyway',
  });
}

/**
 * The files that git does not track and whose content is nowhere else: those of the template that differ from what
 * was generated, and whatever this run would write to. What git ignores is the developer's as long as nothing
 * writes to it.
 */
function listUntracked({ project, sides, plan }: UpdatePlan): readonly TreePath[] {
  const { base, ours } = sides;
  const written = new Set(
    plan.changes.filter(isWrite).map((change) => (isMove(change) ? change.was : change.path)),
  );
  const isOwn = (path: TreePath) => {
    const [generated, file] = [base.get(path), ours.get(path)];
    if (file === undefined) return false;
    return generated === undefined || !sameButLineEnds(generated, file);
  };
  const own = [...new Set([...base.keys(), ...written])].filter(isOwn);
  if (own.length === 0) return [];
  const tracked = readIndex(project)?.tracked;
  const untracked = own.filter((path) => tracked?.has(path) === false);
  const ignored = new Set(
    listIgnored(
      project,
      untracked.filter((path) => !written.has(path)),
    ),
  );
  return untracked.filter((path) => !ignored.has(path) && !base.get(path)?.once);
}
