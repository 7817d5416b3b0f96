import { linkSync, mkdirSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, failIfAny } from '../errors/error.ts';
import type { Write } from '../plan/change.ts';
import { changed, checkBefore } from './check-before.ts';
import { attempt, refusalOf } from './fault.ts';
import { fileAt, foldersAbove, type Place, pendingFolder, shownAt } from './place.ts';

/**
 * Does one step of a pending commit, if the disk still is as the plan saw it; else throws `files/changed`.
 * `needed` are folders in which a later step makes a file: they stay, with their permissions, also if they
 * are empty for a moment.
 */
export function applyWrite(
  place: Place,
  step: number,
  write: Write,
  needed: ReadonlySet<string> = new Set(),
): void {
  const problem = checkBefore(place, write);
  failIfAny(problem ? [problem] : []);
  const file = fileAt(place, write.path);
  const staged = fileAt(place, `${pendingFolder}/new/${step}`);
  attempt(write.after ? 'write' : 'delete', shownAt(place, write.path), () => {
    if (write.after === undefined) deleteFile(place, write.path, needed);
    else if (write.before) renameSync(staged, file);
    else createFile(staged, file, shownAt(place, write.path));
  });
}

/** Removes the folders above a path that are empty by now, up to the root or to one that is to be kept. */
export function removeEmptyAbove(
  place: Place,
  path: string,
  kept: ReadonlySet<string> = new Set(),
): void {
  for (const folder of foldersAbove(path).toReversed()) {
    if (kept.has(folder) || !removeIfEmpty(fileAt(place, folder))) return;
  }
}

/** Whether there was an empty folder to remove. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function deleteFile(place: Place, path: string, needed: ReadonlySet<string>): void {
  unlinkSync(fileAt(place, path));
  removeEmptyAbove(place, path, needed);
}

/** A link never replaces what appeared meanwhile, as a rename would; it is the way out where a disk knows no links. */
function createFile(staged: string, file: string, shown: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    linkSync(staged, file);
  } catch (error) {
    if (refusalOf(error) === 'EEXIST') fail(changed(shown, undefined, undefined));
    renameSync(staged, file);
  }
}
