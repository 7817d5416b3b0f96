import type { DevOptions } from '../operations/dev.ts';
import type { CommandDefinition } from './command-definition.ts';
import type { GlobalFlags } from './flags.ts';
import { collectOption, nonEmptyValue } from './read-option.ts';

export const devCommand: CommandDefinition = {
  name: 'dev',
  summary: 'watch a template and re-render it on save',
  example: 'idp dev node-service --example bare',
  define(command, run) {
    command
      .description(
        'Renders a template with one of its examples into a folder, again on each save, and reports changes and errors. Ctrl-C stops it with exit status 0.',
      )
      .argument('<id>', 'the template')
      .option('--set <name=value>', 'set a parameter (repeatable)', collectOption, [])
      .option(
        '--example <name>',
        'use the answers of this example; the example "default" if omitted',
        nonEmptyValue,
      )
      .option('--out <dir>', 'the output folder; .idp-dev/ID if omitted', nonEmptyValue)
      .option('--verbose', 'show every difference in full', false)
      .action((id: string) =>
        run<GlobalFlags & Omit<DevOptions, 'id'>>(async (context, flags) => {
          const { runDev } = await import('../operations/dev.ts');
          return runDev({ ...flags, id }, context);
        }),
      );
  },
};
