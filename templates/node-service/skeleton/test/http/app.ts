import { onTestFinished } from 'vitest';
import { createApp } from '../../src/app.ts';
import { Readiness } from '../../src/lifecycle/readiness.ts';
import { createLogger } from '../../src/logger.ts';

/** The application with nothing in it yet, for one test. */
export async function startApp() {
  const readiness = new Readiness();
  const logger = createLogger('fatal');
  const app = await createApp({ logger, readiness });
  onTestFinished(() => app.close());
  return { app, readiness };
}
