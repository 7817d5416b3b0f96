import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { Dependencies } from './dependencies.ts';
import type { Readiness } from './readiness.ts';

/** Long enough for one export to a collector that answers. */
const FLUSH_LIMIT_MS = 5_000;

/** Long enough to close connections cleanly. */
const CLOSE_LIMIT_MS = 2_000;

export interface Running {
  readonly app: { readonly server: Server; readonly close: () => PromiseLike<unknown> };
  readonly dependencies: Pick<Dependencies, 'close'>;
  readonly metricsServer: Server;
  readonly readiness: Readiness;
  readonly flushTelemetry: () => Promise<void>;
  readonly config: Pick<Config, 'drainDelayMs' | 'shutdownGraceMs'>;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn'>;
}

/**
 * Shuts down without losing a request: readiness fails first, so that load balancers stop sending
 * traffic; then the service stops listening and finishes requests in flight; then it closes its
 * dependencies and flushes telemetry.
 *
 * @returns whether every request was answered in time
 */
export async function stop(running: Running): Promise<boolean> {
  const { config, logger, metricsServer, readiness } = running;
  readiness.drain();
  logger.info({ delay_ms: config.drainDelayMs }, 'Draining');
  await delay(config.drainDelayMs);
  const finished = await closeApp(running);
  if (!finished) logger.warn({ grace_ms: config.shutdownGraceMs }, 'Cut off requests in flight');
  await closeDependencies(running);
  metricsServer.close();
  metricsServer.closeAllConnections();
  await flushTelemetry(running);
  logger.info('Stopped');
  return finished;
}

async function closeApp({ app, config }: Running): Promise<boolean> {
  let finished = true;
  const cutOff = setTimeout(() => {
    finished = false;
    app.server.closeAllConnections();
  }, config.shutdownGraceMs);
  await app.close();
  clearTimeout(cutOff);
  return finished;
}

/** What does not close in time is cut off by the exit. */
async function closeDependencies({ dependencies, logger }: Running): Promise<void> {
  const closed = dependencies.close().catch((err: unknown) => logger.warn({ err }, 'Not closed'));
  await Promise.race([closed, delay(CLOSE_LIMIT_MS)]);
}

/** An unreachable collector must not fail the shutdown. */
async function flushTelemetry({ flushTelemetry: flush, logger }: Running): Promise<void> {
  const flushed = flush().catch((err: unknown) => logger.warn({ err }, 'Telemetry was lost'));
  await Promise.race([flushed, delay(FLUSH_LIMIT_MS)]);
}
