import { onTestFinished } from 'vitest';
import { createApp } from '../../src/app.ts';
import { MemoryGreetings } from '../../src/greetings/memory.ts';
import { type Check, Readiness } from '../../src/lifecycle/readiness.ts';
import { createLogger } from '../../src/logger.ts';

/** The application with nothing in it yet, for one test. */
export async function startApp(checks: Readonly<Record<string, Check>> = {}) {
  const readiness = new Readiness(new Map(Object.entries(checks)));
  const logger = createLogger('fatal');
  const app = await createApp({ logger, readiness, greetings: new MemoryGreetings() });
  onTestFinished(() => app.close());
  return { app, readiness };
}
