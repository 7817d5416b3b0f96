import { chmodSync, mkdirSync, renameSync, unlinkSync } from 'node:fs';
import { foldersAbove, type TreePath } from '../../shared/tree/path.ts';
import { removeIfEmpty } from './apply-write.ts';
import { findInside, statsOf } from './find-inside.ts';
import { wrapIoError } from './io-error.ts';
import { type Journal, type JournalStep, printOf } from './journal.ts';
import { permissionBits } from './permissions.ts';
import { readFile } from './read-file.ts';
import { displayPathAt, fileAt, pendingFolder, type Workspace } from './workspace.ts';

/** Undoes a pending commit, the last step first. Later edits of the user stay. It can be killed and repeated. */
export function undoJournal(workspace: Workspace, journal: Journal): void {
  for (const [index, step] of [...journal.steps.entries()].reverse())
    wrapIoError('restore', displayPathAt(workspace, step.path), () =>
      undo(workspace, journal, index, step),
    );
}

/** Whether a step is done: its new file has left the pending folder, or is in place by a link. */
export function isDone(workspace: Workspace, index: number, { path, after }: JournalStep): boolean {
  if (after === null) return findInside(workspace, path).kind !== 'file';
  const staged = statsOf(pendingFile(workspace, 'new', index));
  return staged === undefined || staged.ino === statsOf(fileAt(workspace, path))?.ino;
}

function undo(workspace: Workspace, journal: Journal, index: number, step: JournalStep): void {
  if (step.after === null) undoDelete(workspace, journal, index, step.path);
  else if (step.before === null) undoCreate(workspace, journal, index, step);
  else if (standsAsWritten(workspace, index, step))
    renameSync(pendingFile(workspace, 'old', index), fileAt(workspace, step.path));
}

function undoCreate(
  workspace: Workspace,
  { made }: Journal,
  index: number,
  step: JournalStep,
): void {
  if (standsAsWritten(workspace, index, step)) unlinkSync(fileAt(workspace, step.path));
  for (const folder of foldersAbove(step.path).toReversed()) {
    if (made.includes(folder)) removeIfEmpty(fileAt(workspace, folder));
  }
}

function undoDelete(workspace: Workspace, { modes }: Journal, index: number, path: TreePath): void {
  const old = pendingFile(workspace, 'old', index);
  if (findInside(workspace, path).kind !== 'absent' || statsOf(old) === undefined) return;
  for (const folder of foldersAbove(path)) restoreFolder(fileAt(workspace, folder), modes[folder]);
  renameSync(old, fileAt(workspace, path));
}

function restoreFolder(folder: string, mode: number | undefined): void {
  const stats = statsOf(folder);
  if (stats === undefined) mkdirSync(folder);
  if (mode !== undefined && ((stats?.mode ?? 0) & permissionBits) !== mode) chmodSync(folder, mode);
}

function standsAsWritten(workspace: Workspace, index: number, step: JournalStep): boolean {
  if (findInside(workspace, step.path).kind !== 'file' || !isDone(workspace, index, step))
    return false;
  return printOf(readFile(fileAt(workspace, step.path))) === step.after;
}

function pendingFile(workspace: Workspace, side: 'new' | 'old', index: number): string {
  return fileAt(workspace, `${pendingFolder}/${side}/${index}`);
}
