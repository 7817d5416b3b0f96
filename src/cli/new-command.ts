import type { CommandDefinition } from './command-definition.ts';
import type { GlobalFlags } from './flags.ts';
import { collectLayers, collectOption, nonEmptyValue } from './read-option.ts';

interface NewFlags extends GlobalFlags {
  readonly template?: string;
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly preset?: string;
  readonly set: readonly string[];
  readonly answers?: string;
  readonly out?: string;
  readonly customize: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
}

export const newCommand: CommandDefinition = {
  name: 'new',
  summary: 'lay a golden path into a new folder',
  example: 'idp new service orders --set owner=payments',
  define(command, run) {
    command
      .description(
        'Lays a golden path into a new folder: asks what it must, shows what it will do, writes all or nothing.',
      )
      .argument('[kind]', 'what to make, as idp list names it: service')
      .argument('[name]', 'its name, and that of its folder')
      .option('--template <id>', 'the golden path, where several make this kind', nonEmptyValue)
      .option('--preset <name>', 'lay the layers of a preset of the platform', nonEmptyValue)
      .option(
        '--with <layer=provider>',
        'use this provider for a layer (repeatable)',
        collectLayers,
        [],
      )
      .option('--without <layer>', 'leave a layer out (repeatable)', collectLayers, [])
      .option('--set <name=value>', 'answer a parameter (repeatable)', collectOption, [])
      .option('--answers <file>', 'take answers from a YAML file', nonEmptyValue)
      .option('--out <dir>', 'the folder to write; the name if left out', nonEmptyValue)
      .option('-y, --yes', 'ask nothing: take the defaults', false)
      .option('--customize', 'ask the advanced parameters too', false)
      .option('--dry-run', 'show the plan and write nothing', false)
      .option('--force', 'write into a folder that holds files, marking what differs', false)
      .option('--no-hooks', 'write the files and run nothing')
      .option('--trust', 'run the hooks of a catalog that did not ship with idp', false)
      .action((kind: string | undefined, name: string | undefined) =>
        run<NewFlags>(async (context, flags) => {
          const { runNew } = await import('../operations/create/create.ts');
          return runNew({ ...flags, kind, name }, context);
        }),
      );
  },
};
