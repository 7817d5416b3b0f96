import type { Write } from '../../plan/change.ts';
import { IdpError, throwIfAny } from '../../shared/error.ts';
import { foldersAbove } from '../../shared/tree/path.ts';
import { applyWrite } from '../files/apply-write.ts';
import { assertAllUnchanged } from '../files/assert-unchanged.ts';
import { guardPath } from '../files/guard-path.ts';
import type { Journal } from '../files/journal.ts';
import { mapInBatches } from '../files/map-in-batches.ts';
import { makeStagingInside, stageWrites } from '../files/stage-writes.ts';
import { undoJournal } from '../files/undo-journal.ts';
import type { Workspace } from '../files/workspace.ts';
import { type IndexMark, writeMarks } from '../git/conflict-marks.ts';
import { dropPending, dropStaging, publishPending, readPending, throwBusy } from './pending.ts';

/**
 * Changes an existing folder, all or nothing: deletes first, then the others in order. The old files are kept until
 * the last new one is written; any failure restores them, and after a kill `recover` does. `displayPath` is the root's name
 * in messages. Throws `files/changed` if the disk is not as a write expects it, `files/link`, `files/io`, and
 * `path/invalid` for a path that must not be written. `marks` are added to git's index after all files: if the run is
 * killed before, `recover` adds them; if git fails (`git/failed`), the files are restored too.
 */
export async function commitInPlace(
  workspace: Workspace,
  writes: readonly Write[],
  marks: readonly IndexMark[] = [],
): Promise<void> {
  if (writes.length === 0) return;
  const ordered = deletesFirst(writes);
  for (const { path } of ordered) guardPath(path);
  if (readPending(workspace)) throwBusy(workspace);
  throwIfAny(assertAllUnchanged(workspace, ordered));
  const journal = await prepare(workspace, ordered, marks);
  await applyAll(workspace, ordered, journal);
  dropPending(workspace);
}

/** So that a folder can take the place of a file, and a file that of a folder. */
function deletesFirst(writes: readonly Write[]): readonly Write[] {
  const deletes = writes.filter(({ kind }) => kind === 'delete');
  return [...deletes, ...writes.filter(({ kind }) => kind !== 'delete')];
}

async function prepare(
  workspace: Workspace,
  writes: readonly Write[],
  marks: readonly IndexMark[],
): Promise<Journal> {
  const staging = makeStagingInside(workspace);
  try {
    const journal = await stageWrites(workspace, staging, writes, marks);
    publishPending(workspace, staging);
    return journal;
  } catch (error) {
    dropStaging(workspace, staging);
    throw error;
  }
}

async function applyAll(
  workspace: Workspace,
  writes: readonly Write[],
  journal: Journal,
): Promise<void> {
  const made = writes.filter(({ after }) => after !== undefined);
  const needed = new Set(made.flatMap(({ path }) => foldersAbove(path)));
  try {
    await mapInBatches(writes.entries(), ([step, write]) =>
      applyWrite(workspace, step, write, needed),
    );
    writeMarks(workspace, journal.marks ?? []);
  } catch (error) {
    putBackAfter(error, workspace, journal);
    throw error;
  }
}

/** If that fails too, both errors are reported; the journal stays, and the next run tries again. */
function putBackAfter(failure: unknown, workspace: Workspace, journal: Journal): void {
  try {
    undoJournal(workspace, journal);
    dropPending(workspace);
  } catch (error) {
    if (!(failure instanceof IdpError && error instanceof IdpError)) throw error;
    const [first, ...rest] = failure.diagnostics;
    if (first) throw new IdpError([first, ...rest, ...error.diagnostics], { cause: failure });
  }
}
