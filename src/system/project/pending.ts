import { renameSync } from 'node:fs';
import { throwError } from '../../shared/error.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { removeIfEmpty } from '../files/apply-write.ts';
import { findInside } from '../files/find-inside.ts';
import { errnoMessageOf, wrapIoError } from '../files/io-error.ts';
import { type Journal, parseJournal } from '../files/journal.ts';
import { readTextFile } from '../files/read-text.ts';
import { linkDiagnostic } from '../files/read-tree.ts';
import { discard, stagingName } from '../files/staging.ts';
import {
  displayPathAt,
  fileAt,
  ownFolder,
  pendingFolder,
  type Workspace,
} from '../files/workspace.ts';

const journalPath = `${pendingFolder}/journal.json` as TreePath;

/** From here on the commit is under way: the folder is there, complete with its journal, or not at all. */
export function publishPending(workspace: Workspace, staging: string): void {
  wrapIoError('write', workspace.displayPath, () => {
    try {
      renameSync(staging, fileAt(workspace, pendingFolder));
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(errnoMessageOf(error) ?? '')) throw error;
      throwBusy(workspace);
    }
  });
}

/** The journal of a running or killed commit, if there is one. Throws `files/link`, `files/io`. */
export function readPending(workspace: Workspace): Journal | undefined {
  const found = findInside(workspace, journalPath);
  if (found.kind === 'link') return throwError(linkDiagnostic(workspace, found.at));
  if (found.kind !== 'file') return undefined;
  const displayPath = displayPathAt(workspace, journalPath);
  return (
    parseJournal(readTextFile(fileAt(workspace, journalPath))) ??
    throwError({
      code: 'files/io',
      message: `cannot read ${displayPath}: it is not a journal of idp`,
      hint: `compare the folder with git status, then remove ${displayPathAt(workspace, pendingFolder)}`,
    })
  );
}

/** From here on the commit is over: one rename, then the rest at leisure. */
export function dropPending(workspace: Workspace): void {
  const over = fileAt(workspace, `${ownFolder}/${stagingName(workspace.processHandle)}`);
  wrapIoError('write', workspace.displayPath, () =>
    renameSync(fileAt(workspace, pendingFolder), over),
  );
  dropStaging(workspace, over);
}

export function dropStaging(workspace: Workspace, staging: string): void {
  discard(staging);
  removeIfEmpty(fileAt(workspace, ownFolder));
}

export function throwBusy(workspace: Workspace): never {
  return throwError({
    code: 'files/changed',
    message: `another run of idp is writing to ${workspace.displayPath}`,
    hint: 'wait until it has finished, then run the command again',
  });
}
