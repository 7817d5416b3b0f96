import type { TreePath } from '../../shared/tree/path.ts';
import type { TreeFile } from '../../shared/tree/tree.ts';
import type { Workspace } from '../files/workspace.ts';
import {
  gitOn,
  type IndexEntries,
  isFlagged,
  readIndexEntries,
  writeIndexEntries,
} from './index-entries.ts';
import { listIgnored } from './read-index.ts';

/** One file that differs on both sides, as git's index is to know it: stage 1 the base, 2 ours, 3 theirs. */
interface IndexConflict {
  readonly path: TreePath;
  /** Where ours was before, if the template moved it. */
  readonly was: string;
  readonly stages: readonly [TreeFile | undefined, TreeFile | undefined, TreeFile | undefined];
}

/** The change of an index entry; undefined for none. */
export interface IndexMark {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * The conflict entries for git's index, so that `git status`, `git mergetool` and editors show them. A path that git
 * ignores, or must not look at (skip-worktree, assume-unchanged), gets none: a commit must not include it. The
 * markers in the file are enough.
 */
export function conflictMarks(
  workspace: Workspace,
  entries: IndexEntries | undefined,
  conflicts: readonly IndexConflict[],
): readonly IndexMark[] {
  if (entries === undefined || conflicts.length === 0) return [];
  const unknown = conflicts.filter(({ was }) => !entries.has(was)).map(({ path }) => path);
  const ignored = new Set<string>(listIgnored(workspace, unknown));
  return conflicts
    .filter(({ path, was }) => !isFlagged(entries.get(was)) && !ignored.has(path))
    .map(({ path, stages }) => ({
      path,
      before: entries.get(path),
      after: stages.flatMap((file, index) => stageLine(workspace, file, index + 1)).join('\n'),
    }));
}

/** Writes the marks; of those that a killed run left, only where the entry still is what it was then. */
export function writeMarks(workspace: Workspace, marks: readonly IndexMark[]): void {
  if (marks.length === 0) return;
  const entries = readIndexEntries(workspace);
  if (entries === undefined) return;
  const due = marks.filter(({ path, before }) => entries.get(path) === before);
  writeIndexEntries(workspace, new Map(due.map(({ path, after }) => [path, after])));
}

function stageLine(
  workspace: Workspace,
  file: TreeFile | undefined,
  stage: number,
): readonly string[] {
  if (file === undefined) return [];
  const { stdout } = gitOn(workspace, ['hash-object', '-w', '--stdin', '--no-filters'], file.bytes);
  return [`M ${file.executable ? '100755' : '100644'} ${stdout.trim()} ${stage}`];
}
