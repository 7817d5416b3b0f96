import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ProcessHandle } from './process-handle.ts';

/** Whose work on disk it is: a process, and the machine on which its number means something. */
export interface ProcessOwner {
  readonly machine: string;
  readonly pid: number;
}

export function ownerOf({ pid }: ProcessHandle): ProcessOwner {
  return { machine: thisMachine(), pid };
}

/**
 * Whether work is abandoned: its process is dead, or it is older than any run could be. Both times in milliseconds.
 * Of a process on another machine only the age is known.
 */
export function isGone(
  owner: ProcessOwner,
  processHandle: ProcessHandle,
  { age, maxAge }: { readonly age: number; readonly maxAge: number },
): boolean {
  return age > maxAge || (owner.machine === thisMachine() && !isAlive(owner.pid, processHandle));
}

/** A name for this machine that fits into a file's name. Two containers are two machines. */
function thisMachine(): string {
  const name = `${hostname()}\n${processNamespace()}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 12);
}

/** On Linux each container has its own process ids; elsewhere there is one set per machine. */
function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function isAlive(pid: number, processHandle: ProcessHandle): boolean {
  try {
    processHandle.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
