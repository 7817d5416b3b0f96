import type { Command } from '../scaffold/compose/commands.ts';
import type { HookResult } from '../system/process/run-hook.ts';

/** How an optional hook ended that did not do its work. */
export function skippedReason({ timeout }: Pick<Command, 'timeout'>, result: HookResult): string {
  if (result.kind === 'not-found') return `${result.program} is not installed`;
  return result.kind === 'failed' ? `exit ${result.exit}` : `not finished within ${timeout} s`;
}
