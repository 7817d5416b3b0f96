import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import type { ProcessHandle } from '../process/process-handle.ts';
import { ownerOf, type ProcessOwner } from '../process/process-owner.ts';
import { wrapIoError } from './io-error.ts';
import type { Workspace } from './workspace.ts';

const pattern = /^\.idp-staging\.([0-9a-f]{12})\.([1-9]\d{0,9})\.[0-9a-f]{12}$/;

/** A name for a hidden folder that tells whose it is, so that a later run knows whether it may go. */
export function stagingName(processHandle: ProcessHandle): string {
  const { machine, pid } = ownerOf(processHandle);
  return `.idp-staging.${machine}.${pid}.${randomBytes(6).toString('hex')}`;
}

/** Whose staging folder this is; undefined if it is none. */
export function ownerOfStaging(name: string): ProcessOwner | undefined {
  const [, machine, pid] = pattern.exec(name) ?? [];
  return machine === undefined ? undefined : { machine, pid: Number(pid) };
}

/** A new staging folder in a folder; `shown` is what is about to be written, for messages. */
export function makeStaging(
  folder: string,
  { displayPath, processHandle }: Pick<Workspace, 'displayPath' | 'processHandle'>,
): string {
  const staging = `${folder}/${stagingName(processHandle)}`;
  wrapIoError('write', displayPath, () => mkdirSync(staging));
  return staging;
}

/** Removes a folder as far as that goes. What stays is swept by a later run, so no fault is told. */
export function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}
