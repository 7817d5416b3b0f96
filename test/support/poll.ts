import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something is so; throws with its words after the deadline (milliseconds). */
export async function until(what: string, isSo: () => boolean, deadline = 120_000): Promise<void> {
  const end = Date.now() + deadline;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`not so within ${deadline} ms: ${what}`);
    await pause(20);
  }
}
