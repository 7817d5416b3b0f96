import { platform } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';

/** Milliseconds between the request to end and the end. */
const grace = 2000;
/** Milliseconds after which what cannot be killed (a zombie that nobody reaps) is let be. */
const lastWait = 1000;
const pollEvery = 20;

/**
 * Ends a process that leads its own group, with all that it started: asks first, kills after 2 s.
 * On Windows, where there are no such groups, at once. A process that made a session of its own escapes.
 */
export async function killTree(pid: number): Promise<void> {
  if (platform() === 'win32') {
    await execa('taskkill', ['/pid', String(pid), '/t', '/f'], { reject: false, stdio: 'ignore' });
    return;
  }
  signalGroup(pid, 'SIGTERM');
  if (await isOver(pid, grace)) return;
  signalGroup(pid, 'SIGKILL');
  await isOver(pid, lastWait);
}

/** Kills the tree should `idp` itself end before it, as on a second Ctrl-C; to be released when it is over. */
export function killTreeAtExit(pid: number | undefined): () => void {
  const kill = () => {
    if (pid !== undefined) signalGroup(pid, 'SIGKILL');
  };
  process.once('exit', kill);
  return () => process.off('exit', kill);
}

async function isOver(pid: number, maxAge: number): Promise<boolean> {
  for (let waited = 0; waited < maxAge; waited += pollEvery) {
    if (!signalGroup(pid, 0)) return true;
    await setTimeout(pollEvery);
  }
  return !signalGroup(pid, 0);
}

/** Whether the group has a process left to get the signal. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
