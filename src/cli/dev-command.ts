import type { DevOptions } from '../operations/dev.ts';
import type { CommandDefinition } from './command-definition.ts';
import type { GlobalFlags } from './flags.ts';
import { collectOption, nonEmptyValue } from './read-option.ts';

export const devCommand: CommandDefinition = {
  name: 'dev',
  summary: 'show what a template gives, again with each save',
  example: 'idp dev node-service --example bare',
  define(command, run) {
    command
      .description(
        'Renders a template by one of its examples into a folder of its own, again with each save, and tells what changed or what is wrong. Ctrl-C ends it, with exit status 0.',
      )
      .argument('<id>', 'the template')
      .option('--set <name=value>', 'answer a parameter (repeatable)', collectOption, [])
      .option(
        '--example <name>',
        'take the answers of this example; default if left out',
        nonEmptyValue,
      )
      .option('--out <dir>', 'the folder to write; .idp-dev/ID if left out', nonEmptyValue)
      .option('--verbose', 'show every difference whole', false)
      .action((id: string) =>
        run<GlobalFlags & Omit<DevOptions, 'id'>>(async (context, flags) => {
          const { runDev } = await import('../operations/dev.ts');
          return runDev({ ...flags, id }, context);
        }),
      );
  },
};
