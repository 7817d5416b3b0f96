import { platform } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import type { ProcessHandle, Runtime } from './process-handle.ts';

/** Milliseconds between the request to end and the end. */
const grace = 2000;
/** Milliseconds after which an unkillable process (a zombie that is not reaped) is ignored. */
const lastWait = 1000;
const pollEvery = 20;

/**
 * Ends a process and its group: asks first, kills after 2 s. On Windows, which has no such groups, at once. A process
 * that started its own session escapes.
 */
export async function killTree(
  pid: number,
  { environment, processHandle }: Runtime,
): Promise<void> {
  if (platform() === 'win32') {
    const options = { env: environment, extendEnv: false, reject: false, stdio: 'ignore' } as const;
    await execa('taskkill', ['/pid', String(pid), '/t', '/f'], options);
    return;
  }
  signalGroup(pid, 'SIGTERM', processHandle);
  if (await isOver(pid, grace, processHandle)) return;
  signalGroup(pid, 'SIGKILL', processHandle);
  await isOver(pid, lastWait, processHandle);
}

/** Kills the tree should `idp` itself end before it, as on a second Ctrl-C; to be released when it is over. */
export function killTreeAtExit(pid: number | undefined, processHandle: ProcessHandle): () => void {
  const kill = () => {
    if (pid !== undefined) signalGroup(pid, 'SIGKILL', processHandle);
  };
  processHandle.once('exit', kill);
  return () => processHandle.off('exit', kill);
}

/** Whether all of the group has ended before the timeout, in milliseconds. */
async function isOver(
  pid: number,
  timeout: number,
  processHandle: ProcessHandle,
): Promise<boolean> {
  for (let waited = 0; waited < timeout; waited += pollEvery) {
    if (!signalGroup(pid, 0, processHandle)) return true;
    await setTimeout(pollEvery);
  }
  return !signalGroup(pid, 0, processHandle);
}

/** Whether the group has a process left to get the signal. */
function signalGroup(
  pid: number,
  signal: NodeJS.Signals | 0,
  processHandle: ProcessHandle,
): boolean {
  try {
    processHandle.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
