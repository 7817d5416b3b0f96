import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { Dependencies } from '../lifecycle/dependencies.ts';
import { Database } from './database.ts';
import { PostgresGreetings } from './greetings.ts';

/** Without DATABASE_URL, as on the machine of a developer, greetings stay in memory. */
export function openPostgres(
  config: Config,
  logger: FastifyBaseLogger,
  dependencies: Dependencies,
): void {
  if (config.databaseUrl === undefined) {
    logger.info('DATABASE_URL is not set: data is kept in memory and lost on restart');
    return;
  }
  const database = new Database(config.databaseUrl, logger);
  dependencies.greetings = new PostgresGreetings(database);
  dependencies.add(
    'postgres',
    () => database.check(),
    () => database.close(),
  );
}
