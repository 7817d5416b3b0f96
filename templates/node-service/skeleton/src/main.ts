import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { Readiness } from './lifecycle/readiness.ts';
import { stop } from './lifecycle/stop.ts';
import { createLogger } from './logger.ts';
import { createMetricsServer } from './metrics/server.ts';
import { telemetry } from './telemetry/start.ts';

const config = configOrExit();
const logger = createLogger(config.logLevel);
process.on('uncaughtExceptionMonitor', (err) => logger.fatal({ err }, 'Uncaught exception'));

const readiness = new Readiness();
const app = await createApp({ logger, readiness });
const metricsServer = createMetricsServer(telemetry.scrape);

process.on('SIGTERM', leave);
process.on('SIGINT', leave);

await once(metricsServer.listen(config.metricsPort, config.host), 'listening');
await app.listen({ port: config.port, host: config.host });
logger.info(
  { port: portOf(app.server.address()), metrics_port: portOf(metricsServer.address()) },
  'Started',
);

/** Exits by itself rather than by running dry, so that a forgotten timer cannot hold it up. */
async function leave(signal: NodeJS.Signals): Promise<void> {
  // The second of two is ignored: `npm start` passes on what the terminal has already sent.
  if (!readiness.isReady) return;
  logger.info({ signal }, 'Stopping');
  const flushTelemetry = telemetry.flush;
  const finished = await stop({ app, metricsServer, readiness, flushTelemetry, config, logger });
  process.exit(finished ? 0 : 1);
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    createLogger('fatal').fatal({ problems: error.problems }, 'Invalid configuration');
    process.exit(1);
  }
}

function portOf(address: AddressInfo | string | null): number | undefined {
  return typeof address === 'object' ? address?.port : undefined;
}
