import type { Console } from '../output/console.ts';
import type { CacheLocation } from '../system/catalog/manifest-cache.ts';
import type { WorkContext } from './workspace-of.ts';

export type OutputFormat = 'text' | 'json' | 'github' | 'sarif';

/** What every command gets from the process: nothing below reads it for itself. */
export interface Context extends WorkContext {
  readonly console: Console;
  readonly format: OutputFormat;
  /** The catalog, as the user named it, or the one that ships with idp. */
  readonly templates: string;
  /** Whether that is the one that ships: only its hooks run without consent. */
  readonly trusted: boolean;
  /** Where what was read is kept for the next run; undefined where nothing may be kept. */
  readonly cache: CacheLocation | undefined;
  /** The version of idp. */
  readonly version: string;
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
}

/** 0 done or nothing to do, 1 the check failed, 2 could not run, 130 cancelled. */
export type ExitCode = 0 | 1 | 2 | 130;
