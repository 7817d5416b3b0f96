import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const ATTEMPTS = 3;

/** The wait before the second attempt is up to this long; before the third, up to twice as long. */
const FIRST_WAIT_MS = 100;

/** SQLSTATE: connection lost, too many of them, server on its way down or up, deadlock, serialization. */
const passing = /^(08...|53300|57P0[123]|40P01|40001)$/;

/** Whether the same statement may succeed a moment later. */
export function mayPass(error: unknown): boolean {
  // What the server did not say itself is a connection that could not be made or was lost.
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error && !isMistake(error);
  return passing.test(error.code ?? '');
}

export async function retry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === ATTEMPTS || !mayPass(error)) throw error;
      // By chance, so that all those who failed together do not come back together.
      await delay(Math.random() * FIRST_WAIT_MS * 2 ** (tries - 1));
    }
  }
}

function isMistake(error: Error): boolean {
  return error instanceof TypeError || error instanceof RangeError;
}
