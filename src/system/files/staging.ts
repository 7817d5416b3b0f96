import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import type { ProcessHandle } from '../process/process-handle.ts';
import { ownerOf, type ProcessOwner } from '../process/process-owner.ts';
import { wrapIoError } from './io-error.ts';
import type { Workspace } from './workspace.ts';

const pattern = /^\.idp-staging\.([0-9a-f]{12})\.([1-9]\d{0,9})\.[0-9a-f]{12}$/;

/** A name for a hidden folder with its process, so that a later run knows whether to remove it. */
export function stagingName(processHandle: ProcessHandle): string {
  const { machine, pid } = ownerOf(processHandle);
  return `.idp-staging.${machine}.${pid}.${randomBytes(6).toString('hex')}`;
}

/** Whose staging folder this is; undefined if it is none. */
export function ownerOfStaging(name: string): ProcessOwner | undefined {
  const [, machine, pid] = pattern.exec(name) ?? [];
  return machine === undefined ? undefined : { machine, pid: Number(pid) };
}

/** Creates a staging folder; `displayPath` is the target's name in messages. */
export function makeStaging(
  folder: string,
  { displayPath, processHandle }: Pick<Workspace, 'displayPath' | 'processHandle'>,
): string {
  const staging = `${folder}/${stagingName(processHandle)}`;
  wrapIoError('write', displayPath, () => mkdirSync(staging));
  return staging;
}

/** Removes a folder as far as possible. A later run removes the rest, so there is no error. */
export function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}
