import { removeEmptyAbove, removeIfEmpty } from '../files/apply-write.ts';
import { statsOf } from '../files/find-inside.ts';
import type { Journal } from '../files/journal.ts';
import { removeLeftovers } from '../files/remove-leftovers.ts';
import { isDone, undoJournal } from '../files/undo-journal.ts';
import { fileAt, ownFolder, pendingFolder, type Workspace } from '../files/workspace.ts';
import { writeMarks } from '../git/conflict-marks.ts';
import { isGone } from '../process/process-owner.ts';
import { dropPending, readPending, throwBusy } from './pending.ts';

type Recovery = 'nothing' | 'rolled-back' | 'rolled-forward';

/** Milliseconds after which a commit in place is abandoned: it takes seconds. */
const maxAge = 10 * 60 * 1000;

/**
 * Finishes what a killed run started in a folder: restores the state before, or, if every step was done, keeps the
 * new state. Called before a folder is read. Throws `files/changed` while another run is writing there.
 */
export async function recover(workspace: Workspace): Promise<Recovery> {
  const journal = readPending(workspace);
  removeLeftovers(fileAt(workspace, ownFolder), workspace.processHandle);
  if (journal === undefined) {
    removeIfEmpty(fileAt(workspace, ownFolder));
    return 'nothing';
  }
  assertNotBusy(workspace, journal);
  const done = journal.steps.every((step, index) => isDone(workspace, index, step));
  if (done) complete(workspace, journal);
  else undoJournal(workspace, journal);
  dropPending(workspace);
  return done ? 'rolled-forward' : 'rolled-back';
}

/** A journal of this very process is that of a commit that failed, and could not put everything back. */
function assertNotBusy(workspace: Workspace, { owner }: Journal): void {
  const age = Date.now() - (statsOf(fileAt(workspace, pendingFolder))?.mtimeMs ?? 0);
  const { processHandle } = workspace;
  if (owner.pid !== processHandle.pid && !isGone(owner, processHandle, { age, maxAge }))
    throwBusy(workspace);
}

/** All files are written: only the steps after them remain. */
function complete(workspace: Workspace, { steps, marks = [] }: Journal): void {
  for (const { path, after } of steps) if (after === null) removeEmptyAbove(workspace, path);
  writeMarks(workspace, marks);
}
