import type { Command } from 'commander';
import type { GlobalFlags, Run } from './flags.ts';
import { filled, gather } from './read-option.ts';

interface UpdateFlags extends GlobalFlags {
  readonly set: readonly string[];
  readonly answers?: string;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly abort: boolean;
  readonly continue: boolean;
}

export function addStatus(program: Command, run: Run): void {
  program
    .command('status')
    .summary('tell where this service stands beside its path')
    .description(
      'Tells what the path has learned since, what you changed, and what an update would do. Exits 1 if there is any of it.',
    )
    .option('--behind', 'exit 1 only if the path has moved on', false)
    .option('--drift', 'exit 1 only if something was changed here', false)
    .addHelpText('after', '\nExample:\n  idp status --behind')
    .action((_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalFlags & { behind: boolean; drift: boolean }>();
      return run(async (context) => {
        const { runStatus } = await import('../commands/status.ts');
        return runStatus(flags, context);
      }, flags);
    });
}

export function addUpdate(program: Command, run: Run): void {
  program
    .command('update')
    .summary('let this service follow its path')
    .description(
      'Brings in what the path gives now and keeps what you changed; where both changed the same lines, it marks them.',
    )
    .option('--set <name=value>', 'change an answer (repeatable)', gather, [])
    .option('--answers <file>', 'take answers from a YAML file', filled)
    .option('--dry-run', 'show the difference of each file and write nothing', false)
    .option('--continue', 'finish after the conflicts are resolved', false)
    .option('--abort', 'take everything back', false)
    .option('--force', 'go on without git, with uncommitted changes, or to an older version', false)
    .option('-y, --yes', 'ask nothing: take the defaults', false)
    .addHelpText('after', '\nExample:\n  idp update --dry-run')
    .action((_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<UpdateFlags>();
      return run(async (context) => {
        const { runUpdate } = await import('../commands/update.ts');
        return runUpdate({ ...flags, with: [], without: [] }, context);
      }, flags);
    });
}
