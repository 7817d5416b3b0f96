import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fail } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import type { Tree } from '../tree/tree.ts';
import { attempt, ifThere, refusalOf } from './fault.ts';
import { statsOf } from './find-inside.ts';
import { discard, makeStaging } from './staging.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';
import { writeTree } from './write-tree.ts';

/**
 * Writes a new folder, all or nothing: beside its place, then renamed into it together with those of
 * its parents that did not exist. Holds against a kill at any moment (not against a power cut, which
 * would cost a flush of each file): what a killed run leaves has no effect, and is swept by the next.
 * `shown` is the target's name in messages.
 * Throws `files/not-empty` if something stands there, `files/not-a-directory`, `files/link` or `files/io`.
 */
export async function commitNewFolder(
  target: string,
  files: Tree,
  shown: string = target,
): Promise<void> {
  refuseExisting(target, shown);
  const full = resolve(target);
  const anchor = nearestFolder(dirname(full), shown);
  sweepLeftovers(anchor);
  const staging = makeStaging(anchor, shown);
  try {
    const way = relative(anchor, full).split(sep);
    attempt('write', shown, () => mkdirSync(join(staging, ...way), { recursive: true }));
    await writeTree(join(staging, ...way), shown, files);
    moveIntoPlace(staging, anchor, way, shown);
  } finally {
    discard(staging);
  }
}

/** The nearest folder that exists already: what is renamed into it takes all missing parents along. */
function nearestFolder(folder: string, shown: string): string {
  const stats = attempt('write', shown, () => ifThere(() => statSync(folder)));
  if (stats?.isDirectory()) return folder;
  if (stats === undefined && dirname(folder) !== folder)
    return nearestFolder(dirname(folder), shown);
  return fail({
    code: 'files/not-a-directory',
    message: `cannot write ${shown}: ${folder} is a file`,
    hint: 'choose another folder',
  });
}

/** Renames the topmost part of the way that is not there by now; others may be making the same parents. */
function moveIntoPlace(
  staging: string,
  anchor: string,
  way: readonly string[],
  shown: string,
): void {
  for (const depth of way.keys()) {
    const part = join(...way.slice(0, depth + 1));
    const moved = attempt('write', shown, () => rename(join(staging, part), join(anchor, part)));
    if (moved) return;
  }
  refuseExisting(join(anchor, ...way), shown);
  fail(occupied(shown));
}

/** Whether the folder could be moved: not if something stands in its place. */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const inTheWay = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(refusalOf(error) ?? '');
    if (inTheWay || statsOf(to) !== undefined) return false;
    throw error;
  }
}

function refuseExisting(target: string, shown: string): void {
  const stats = statsOf(target);
  if (stats === undefined) return;
  if (stats.isDirectory()) fail(occupied(shown));
  const is = stats.isSymbolicLink() ? 'a symbolic link' : 'a file';
  const code = stats.isSymbolicLink() ? 'files/link' : 'files/not-a-directory';
  fail({ code, message: `${shown} is ${is}`, hint: 'choose another folder with --out' });
}

function occupied(shown: string): Problem {
  return {
    code: 'files/not-empty',
    message: `${shown} already exists`,
    hint: 'choose another name, or another folder with --out',
  };
}
