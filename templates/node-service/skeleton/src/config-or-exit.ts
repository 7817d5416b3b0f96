import { type Config, ConfigError, readConfig } from './config.ts';
import { createLogger } from './logger.ts';

/** Reads the configuration, or logs what is wrong and exits with 1. */
export function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    createLogger('fatal').fatal({ problems: error.problems }, 'Invalid configuration');
    process.exit(1);
  }
}
