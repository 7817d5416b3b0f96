import { removeEmptyAbove, removeIfEmpty } from './apply-write.ts';
import { statsOf } from './find-inside.ts';
import { writeMarks } from './git-conflicts.ts';
import type { Journal } from './journal.ts';
import { isGone } from './owner.ts';
import { dropPending, failAsBusy, readPending } from './pending.ts';
import { fileAt, ownFolder, type Place, pendingFolder } from './place.ts';
import { isDone, putBack } from './put-back.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

export type Recovery = 'nothing' | 'rolled-back' | 'rolled-forward';

/** Milliseconds after which a commit in place is nobody's: it takes seconds. */
const patience = 10 * 60 * 1000;

/**
 * Ends what a killed run began in a folder: puts back the state before, or, if every step was done,
 * keeps the state after. To be called before a folder is read. Throws `files/changed` while another
 * run is writing there.
 */
export async function recover(root: string, shown: string = root): Promise<Recovery> {
  const place = { root, shown };
  const journal = readPending(place);
  sweepLeftovers(fileAt(place, ownFolder));
  if (journal === undefined) {
    removeIfEmpty(fileAt(place, ownFolder));
    return 'nothing';
  }
  refuseIfAtWork(place, journal);
  const done = journal.steps.every((step, index) => isDone(place, index, step));
  if (done) complete(place, journal);
  else putBack(place, journal);
  dropPending(place);
  return done ? 'rolled-forward' : 'rolled-back';
}

/** A journal of this very process is that of a commit that failed, and could not put everything back. */
function refuseIfAtWork(place: Place, { owner }: Journal): void {
  const age = Date.now() - (statsOf(fileAt(place, pendingFolder))?.mtimeMs ?? 0);
  if (owner.pid !== process.pid && !isGone(owner, age, patience)) failAsBusy(place);
}

/** Every file stands: what a run was killed before is done now. */
function complete(place: Place, { steps, marks = [] }: Journal): void {
  for (const { path, after } of steps) if (after === null) removeEmptyAbove(place, path);
  writeMarks(place, marks);
}
