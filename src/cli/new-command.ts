import type { CommandDefinition } from './command-definition.ts';
import { nonEmptyValue } from './read-option.ts';
import {
  addChoiceOptions,
  addYesOption,
  type ChangeFlags,
  type ChoiceOptions,
} from './shared-options.ts';

interface NewFlags extends ChangeFlags, ChoiceOptions {
  readonly template?: string;
  readonly out?: string;
  readonly customize: boolean;
}

export const newCommand: CommandDefinition = {
  name: 'new',
  summary: 'create a project from a template',
  example: 'idp new service orders --set owner=payments',
  define(command, run) {
    command
      .description(
        'Creates a project from a template: prompts for what it needs, shows the plan, and writes all files or none.',
      )
      .argument('[kind]', 'what to create, or the template, as idp list shows them')
      .argument('[name]', 'the name of the project and of its folder, or a path to the folder')
      .option('--template <id>', 'the template, if several create this kind', nonEmptyValue);
    addChoiceOptions(command).option(
      '--out <dir>',
      'the output folder; the name if omitted',
      nonEmptyValue,
    );
    addYesOption(command)
      .option('--customize', 'prompt for the advanced parameters too', false)
      .option('--dry-run', 'show the plan and write nothing', false)
      .option('--force', 'write into a folder that is not empty, and mark conflicts', false)
      .option('--no-hooks', 'write the files and run no hooks')
      .option('--trust', 'allow the hooks of a catalog that did not ship with idp', false)
      .action((kind: string | undefined, name: string | undefined) =>
        run<NewFlags>(async (context, flags) => {
          const { runNew } = await import('../operations/create/create.ts');
          return runNew({ ...flags, kind, name }, context);
        }),
      );
  },
};
