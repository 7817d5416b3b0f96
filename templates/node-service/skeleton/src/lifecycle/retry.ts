import { setTimeout as delay } from 'node:timers/promises';

const ATTEMPTS = 3;

/** The wait before the second attempt is up to this long; before the third, up to twice as long. */
const FIRST_WAIT_MS = 100;

/** Retries transient failures with a growing delay; rejects with the last failure. */
export async function retry<T>(
  attempt: () => Promise<T>,
  mayPass: (error: unknown) => boolean,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === ATTEMPTS || !mayPass(error)) throw error;
      // Random, so that clients that failed together do not retry together.
      await delay(Math.random() * FIRST_WAIT_MS * 2 ** (tries - 1));
    }
  }
}
