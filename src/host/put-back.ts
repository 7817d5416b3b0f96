import { chmodSync, mkdirSync, renameSync, unlinkSync } from 'node:fs';
import type { TreePath } from '../tree/path.ts';
import { removeIfEmpty } from './apply-write.ts';
import { attempt } from './fault.ts';
import { findInside, statsOf } from './find-inside.ts';
import { type Journal, printOf, type Step } from './journal.ts';
import { permissionBits } from './permissions.ts';
import { fileAt, foldersAbove, type Place, pendingFolder, shownAt } from './place.ts';
import { readFile } from './read-file.ts';

/**
 * Undoes a pending commit, the last step first. What a person edited since is theirs, and stays.
 * It may itself be killed and done again.
 */
export function putBack(place: Place, journal: Journal): void {
  for (const [index, step] of [...journal.steps.entries()].reverse())
    attempt('put back', shownAt(place, step.path), () => undo(place, journal, index, step));
}

/** Whether a step is done: its new file has left the pending folder, or stands in its place by a link. */
export function isDone(place: Place, index: number, { path, after }: Step): boolean {
  if (after === null) return findInside(place, path).kind !== 'file';
  const staged = statsOf(pendingFile(place, 'new', index));
  return staged === undefined || staged.ino === statsOf(fileAt(place, path))?.ino;
}

function undo(place: Place, journal: Journal, index: number, step: Step): void {
  if (step.after === null) undoDelete(place, journal, index, step.path);
  else if (step.before === null) undoCreate(place, journal, index, step);
  else if (standsAsWritten(place, index, step))
    renameSync(pendingFile(place, 'old', index), fileAt(place, step.path));
}

function undoCreate(place: Place, { made }: Journal, index: number, step: Step): void {
  if (standsAsWritten(place, index, step)) unlinkSync(fileAt(place, step.path));
  for (const folder of foldersAbove(step.path).toReversed()) {
    if (made.includes(folder)) removeIfEmpty(fileAt(place, folder));
  }
}

function undoDelete(place: Place, { modes }: Journal, index: number, path: TreePath): void {
  const old = pendingFile(place, 'old', index);
  if (findInside(place, path).kind !== 'absent' || statsOf(old) === undefined) return;
  for (const folder of foldersAbove(path)) restoreFolder(fileAt(place, folder), modes[folder]);
  renameSync(old, fileAt(place, path));
}

function restoreFolder(folder: string, mode: number | undefined): void {
  const stats = statsOf(folder);
  if (stats === undefined) mkdirSync(folder);
  if (mode !== undefined && ((stats?.mode ?? 0) & permissionBits) !== mode) chmodSync(folder, mode);
}

function standsAsWritten(place: Place, index: number, step: Step): boolean {
  if (findInside(place, step.path).kind !== 'file' || !isDone(place, index, step)) return false;
  return printOf(readFile(fileAt(place, step.path))) === step.after;
}

function pendingFile(place: Place, side: 'new' | 'old', index: number): string {
  return fileAt(place, `${pendingFolder}/${side}/${index}`);
}
