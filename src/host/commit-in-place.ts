import { failIfAny, IdpError } from '../errors/error.ts';
import type { Write } from '../plan/change.ts';
import { applyWrite } from './apply-write.ts';
import { checkAllBefore } from './check-before.ts';
import { type IndexMark, writeMarks } from './git-conflicts.ts';
import { guardPath } from './guard-path.ts';
import { inBatches } from './in-batches.ts';
import type { Journal } from './journal.ts';
import { dropPending, dropStaging, failAsBusy, publishPending, readPending } from './pending.ts';
import { foldersAbove, type Place } from './place.ts';
import { putBack } from './put-back.ts';
import { makeStagingInside, stageWrites } from './stage-writes.ts';

/**
 * Changes a folder that exists, all or nothing: deletes first, then the others in the order given.
 * The old files stay at hand until the last new one stands; any failure puts them back, and after a
 * kill `recover` does. `shown` is the root's name in messages. Throws `files/changed` if the disk is
 * not as a write expects it, `files/link`, `files/io`, and `path/invalid` for a path that may not be written.
 * `marks` are told to git's index once all files stand: a run that is killed before that is completed by `recover`;
 * if git refuses (`git/failed`), the files are put back too.
 */
export async function commitInPlace(
  root: string,
  writes: readonly Write[],
  shown: string = root,
  marks: readonly IndexMark[] = [],
): Promise<void> {
  if (writes.length === 0) return;
  const place = { root, shown };
  const ordered = deletesFirst(writes);
  for (const { path } of ordered) guardPath(path);
  if (readPending(place)) failAsBusy(place);
  failIfAny(checkAllBefore(place, ordered));
  const journal = await prepare(place, ordered, marks);
  await applyAll(place, ordered, journal);
  dropPending(place);
}

/** So that a folder can take the place of a file, and a file that of a folder. */
function deletesFirst(writes: readonly Write[]): readonly Write[] {
  const deletes = writes.filter(({ kind }) => kind === 'delete');
  return [...deletes, ...writes.filter(({ kind }) => kind !== 'delete')];
}

async function prepare(
  place: Place,
  writes: readonly Write[],
  marks: readonly IndexMark[],
): Promise<Journal> {
  const staging = makeStagingInside(place);
  try {
    const journal = await stageWrites(place, staging, writes, marks);
    publishPending(place, staging);
    return journal;
  } catch (error) {
    dropStaging(place, staging);
    throw error;
  }
}

async function applyAll(place: Place, writes: readonly Write[], journal: Journal): Promise<void> {
  const made = writes.filter(({ after }) => after !== undefined);
  const needed = new Set(made.flatMap(({ path }) => foldersAbove(path)));
  try {
    await inBatches(writes.entries(), ([step, write]) => applyWrite(place, step, write, needed));
    writeMarks(place, journal.marks ?? []);
  } catch (error) {
    putBackAfter(error, place, journal);
    throw error;
  }
}

/** If the disk refuses that too, both are told; the journal stays, and the next run tries again. */
function putBackAfter(failure: unknown, place: Place, journal: Journal): void {
  try {
    putBack(place, journal);
    dropPending(place);
  } catch (error) {
    if (!(failure instanceof IdpError && error instanceof IdpError)) throw error;
    const [first, ...rest] = failure.problems;
    if (first) throw new IdpError([first, ...rest, ...error.problems], { cause: failure });
  }
}
