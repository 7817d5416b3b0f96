import { type Config, ConfigError, readConfig } from './config.ts';
import { createLogger } from './logger.ts';

/** What a program does first: a wrong environment ends it with 1, and a line that says why. */
export function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    createLogger('fatal').fatal({ problems: error.problems }, 'Invalid configuration');
    process.exit(1);
  }
}
