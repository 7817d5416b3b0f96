import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { configOrExit } from '../config-or-exit.ts';
import { createLogger } from '../logger.ts';

/** Runs in an init container, before the service: migrates the database to the version of the code. */
const { databaseUrl, logLevel } = configOrExit();
const logger = createLogger(logLevel);
if (databaseUrl === undefined) {
  logger.fatal('DATABASE_URL is not set');
  process.exit(1);
}

try {
  const done = await runner({
    databaseUrl,
    dir: fileURLToPath(new URL('./migrations', import.meta.url)),
    ignorePattern: '.*\\.map',
    direction: 'up',
    migrationsTable: 'migrations',
    // All new migrations or none of them, and one pod after the other.
    singleTransaction: true,
    advisoryLockMode: 'wait',
    logger: {
      debug: (message) => logger.debug(message),
      info: (message) => logger.debug(message),
      warn: (message) => logger.warn(message),
      error: (message) => logger.error(message),
    },
  });
  logger.info({ migrations: done.map(({ name }) => name) }, 'Migrated');
} catch (err) {
  logger.fatal({ err }, 'Migration failed');
  process.exit(1);
}
