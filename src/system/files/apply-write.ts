import { linkSync, mkdirSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Write } from '../../plan/change.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { foldersAbove } from '../../shared/tree/path.ts';
import { assertUnchanged, changed } from './assert-unchanged.ts';
import { errnoMessageOf, wrapIoError } from './io-error.ts';
import { displayPathAt, fileAt, pendingFolder, type Workspace } from './workspace.ts';

/**
 * Does one step of a pending commit, if the disk still is as the plan saw it; else throws `files/changed`.
 * `needed` are folders in which a later step makes a file: they stay, with their permissions, also if they
 * are empty for a moment.
 */
export function applyWrite(
  workspace: Workspace,
  step: number,
  write: Write,
  needed: ReadonlySet<string> = new Set(),
): void {
  const diagnostic = assertUnchanged(workspace, write);
  throwIfAny(diagnostic ? [diagnostic] : []);
  const file = fileAt(workspace, write.path);
  const staged = fileAt(workspace, `${pendingFolder}/new/${step}`);
  wrapIoError(write.after ? 'write' : 'delete', displayPathAt(workspace, write.path), () => {
    if (write.after === undefined) deleteFile(workspace, write.path, needed);
    else if (write.before) renameSync(staged, file);
    else createFile(staged, file, displayPathAt(workspace, write.path));
  });
}

/** Removes the empty folders above a path, up to the root or a folder to keep. */
export function removeEmptyAbove(
  workspace: Workspace,
  path: string,
  kept: ReadonlySet<string> = new Set(),
): void {
  for (const folder of foldersAbove(path).toReversed()) {
    if (kept.has(folder) || !removeIfEmpty(fileAt(workspace, folder))) return;
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

function deleteFile(workspace: Workspace, path: string, needed: ReadonlySet<string>): void {
  unlinkSync(fileAt(workspace, path));
  removeEmptyAbove(workspace, path, needed);
}

/** A link never replaces what appeared meanwhile, as a rename would; it is the way out where a disk knows no links. */
function createFile(staged: string, file: string, displayPath: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    linkSync(staged, file);
  } catch (error) {
    if (errnoMessageOf(error) === 'EEXIST') throwError(changed(displayPath, undefined, undefined));
    renameSync(staged, file);
  }
}
