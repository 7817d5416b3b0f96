import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError } from '../../shared/error.ts';
import type { Tree } from '../../shared/tree/tree.ts';
import { statsOf } from '../files/find-inside.ts';
import { errnoMessageOf, unlessMissing, wrapIoError } from '../files/io-error.ts';
import { removeLeftovers } from '../files/remove-leftovers.ts';
import { discard, makeStaging } from '../files/staging.ts';
import type { Workspace } from '../files/workspace.ts';
import { writeTree } from '../files/write-tree.ts';

/**
 * Writes a new folder, all or nothing: beside its target, then renamed together with missing parents. Safe against a
 * kill at any moment (not against a power cut, which would need a flush of each file): leftovers of a killed run have
 * no effect, and the next run removes them. `displayPath` is the target's name in messages. Throws `files/not-empty` if
 * something is there, `files/not-a-directory`, `files/link` or `files/io`.
 */
export async function commitNewFolder(
  workspace: Omit<Workspace, 'environment'>,
  files: Tree,
): Promise<void> {
  const { root: target, displayPath, processHandle } = workspace;
  assertNotExisting(target, displayPath);
  const full = resolve(target);
  const anchor = nearestFolder(dirname(full), displayPath);
  removeLeftovers(anchor, processHandle);
  const staging = makeStaging(anchor, workspace);
  try {
    const way = relative(anchor, full).split(sep);
    wrapIoError('write', displayPath, () => mkdirSync(join(staging, ...way), { recursive: true }));
    await writeTree(join(staging, ...way), displayPath, files);
    moveIntoPlace(staging, anchor, way, displayPath);
  } finally {
    discard(staging);
  }
}

/** The nearest folder that exists already: what is renamed into it takes all missing parents along. */
function nearestFolder(folder: string, displayPath: string): string {
  const stats = wrapIoError('write', displayPath, () => unlessMissing(() => statSync(folder)));
  if (stats?.isDirectory()) return folder;
  if (stats === undefined && dirname(folder) !== folder)
    return nearestFolder(dirname(folder), displayPath);
  return throwError({
    code: 'files/not-a-directory',
    message: `cannot write ${displayPath}: ${folder} is a file`,
    hint: 'choose another folder',
  });
}

/** Renames the topmost part of the way that is not there by now; others may be making the same parents. */
function moveIntoPlace(
  staging: string,
  anchor: string,
  way: readonly string[],
  displayPath: string,
): void {
  for (const depth of way.keys()) {
    const part = join(...way.slice(0, depth + 1));
    const moved = wrapIoError('write', displayPath, () =>
      rename(join(staging, part), join(anchor, part)),
    );
    if (moved) return;
  }
  assertNotExisting(join(anchor, ...way), displayPath);
  throwError(occupied(displayPath));
}

/** Whether the folder could be moved: not if something is in its place. */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const obstacle = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errnoMessageOf(error) ?? '');
    if (obstacle || statsOf(to) !== undefined) return false;
    throw error;
  }
}

function assertNotExisting(target: string, displayPath: string): void {
  const stats = statsOf(target);
  if (stats === undefined) return;
  if (stats.isDirectory()) throwError(occupied(displayPath));
  const is = stats.isSymbolicLink() ? 'a symbolic link' : 'a file';
  const code = stats.isSymbolicLink() ? 'files/link' : 'files/not-a-directory';
  throwError({
    code,
    message: `${displayPath} is ${is}`,
    hint: 'choose another folder with --out',
  });
}

function occupied(displayPath: string): Diagnostic {
  return {
    code: 'files/not-empty',
    message: `${displayPath} already exists`,
    hint: 'choose another name, or another folder with --out',
  };
}
