import { setTimeout as delay } from 'node:timers/promises';

const INTERVAL_MS = 50;

/**
 * Asks again until there is an answer. `undefined` and an exception mean not yet.
 *
 * @throws with the last exception as its cause, once `deadlineMs` has passed
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  deadlineMs = 30_000,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  let cause: unknown;
  while (performance.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      cause = error;
    }
    await delay(INTERVAL_MS);
  }
  throw new Error(`${what}: not within ${deadlineMs} ms`, { cause });
}
