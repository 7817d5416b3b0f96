import { renameSync } from 'node:fs';
import { fail } from '../errors/error.ts';
import type { TreePath } from '../tree/path.ts';
import { removeIfEmpty } from './apply-write.ts';
import { attempt, refusalOf } from './fault.ts';
import { findInside } from './find-inside.ts';
import { type Journal, parseJournal } from './journal.ts';
import { fileAt, ownFolder, type Place, pendingFolder, shownAt } from './place.ts';
import { readTextFile } from './read-text.ts';
import { linkProblem } from './read-tree.ts';
import { discard, stagingName } from './staging.ts';

const journalPath = `${pendingFolder}/journal.json` as TreePath;

/** From here on the commit is under way: the folder is there, complete with its journal, or not at all. */
export function publishPending(place: Place, staging: string): void {
  attempt('write', place.shown, () => {
    try {
      renameSync(staging, fileAt(place, pendingFolder));
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(refusalOf(error) ?? '')) throw error;
      failAsBusy(place);
    }
  });
}

/** The journal of a commit that is under way or was killed, if there is one. Throws `files/link`, `files/io`. */
export function readPending(place: Place): Journal | undefined {
  const found = findInside(place, journalPath);
  if (found.kind === 'link') return fail(linkProblem(place, found.at));
  if (found.kind !== 'file') return undefined;
  const shown = shownAt(place, journalPath);
  return (
    parseJournal(readTextFile(fileAt(place, journalPath))) ??
    fail({
      code: 'files/io',
      message: `cannot read ${shown}: it is not a journal of idp`,
      hint: `compare the folder with git status, then remove ${shownAt(place, pendingFolder)}`,
    })
  );
}

/** From here on the commit is over: one rename, then the rest at leisure. */
export function dropPending(place: Place): void {
  const over = fileAt(place, `${ownFolder}/${stagingName()}`);
  attempt('write', place.shown, () => renameSync(fileAt(place, pendingFolder), over));
  dropStaging(place, over);
}

export function dropStaging(place: Place, staging: string): void {
  discard(staging);
  removeIfEmpty(fileAt(place, ownFolder));
}

export function failAsBusy(place: Place): never {
  return fail({
    code: 'files/changed',
    message: `another run of idp is writing in ${place.shown}`,
    hint: 'wait until it has ended, and run it again',
  });
}
