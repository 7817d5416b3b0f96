import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import type { ProcessHandle } from '../process/process-handle.ts';
import { isGone } from '../process/process-owner.ts';
import { discard, ownerOfStaging } from './staging.ts';

/** Milliseconds after which a staging folder is abandoned, whatever its process id says. */
const maxAge = 24 * 60 * 60 * 1000;

/**
 * Removes the staging folders of killed runs, never those of a running one. Housekeeping: what cannot be removed
 * stays, without an error.
 */
export function removeLeftovers(folder: string, processHandle: ProcessHandle): void {
  for (const entry of list(folder)) {
    if (isLeftover(folder, entry, processHandle)) discard(`${folder}/${entry.name}`);
  }
}

function isLeftover(folder: string, entry: Dirent, processHandle: ProcessHandle): boolean {
  const owner = entry.isDirectory() ? ownerOfStaging(entry.name) : undefined;
  if (owner === undefined) return false;
  return isGone(owner, processHandle, { age: ageOf(`${folder}/${entry.name}`), maxAge });
}

function ageOf(path: string): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 0 : Date.now() - stats.mtimeMs;
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
