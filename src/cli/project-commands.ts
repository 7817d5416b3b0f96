import type { CommandDefinition } from './command-definition.ts';
import type { GlobalFlags } from './flags.ts';
import { collectOption, nonEmptyValue } from './read-option.ts';
import {
  addChangeOptions,
  addChoiceOptions,
  addRunOptions,
  addYesOption,
  type ChangeFlags,
  type ChoiceOptions,
} from './shared-options.ts';

interface UpdateFlags extends ChangeFlags {
  readonly to?: string;
  readonly abort: boolean;
  readonly continue: boolean;
  readonly repair: boolean;
  readonly take: readonly string[];
}

export const statusCommand: CommandDefinition = {
  name: 'status',
  summary: 'show template updates and local changes',
  example: 'idp status --outdated',
  define(command, run) {
    command
      .description(
        'Shows template updates, local changes, and what an update would do. Exits 1 if the project is outdated.',
      )
      .argument('[dir...]', 'the folders of the projects; several: a line each')
      .option('--outdated', 'exit 1 only if a newer template version exists', false)
      .option('--drift', 'exit 1 for local changes instead; with --outdated, for both', false)
      .action((folders: readonly string[]) =>
        run<GlobalFlags & { outdated: boolean; drift: boolean }>(async (context, flags) => {
          const { runStatus } = await import('../operations/status.ts');
          return runStatus({ ...flags, folders }, context);
        }),
      );
  },
};

export const updateCommand: CommandDefinition = {
  name: 'update',
  summary: 'update this service to the latest template version',
  example: 'idp update --dry-run',
  define(command, run) {
    command.description(
      'Applies the changes of the template and keeps yours; where both changed the same lines, it writes conflict markers.',
    );
    addChangeOptions(command, 'change an answer')
      .option(
        '--to <version>',
        'update to this template version; the latest if omitted',
        nonEmptyValue,
      )
      .option(
        '--take <path>',
        "replace a file that you kept with the template's version (repeatable)",
        collectOption,
        [],
      )
      .option('--continue', 'finish the update after the conflicts are resolved', false)
      .option('--abort', 'undo the update', false)
      .option('--repair', 'rebuild .idp/ after a merge has damaged it', false);
    addRunOptions(
      command,
      'continue without git, with uncommitted changes, or to an older version',
    ).action(() =>
      run<UpdateFlags>(async (context, flags) => {
        const { runUpdate } = await import('../operations/update/update.ts');
        return runUpdate({ ...flags, with: [], without: [] }, context);
      }),
    );
  },
};

const forceLayer = 'continue without git or with uncommitted changes';

export const addCommand: CommandDefinition = {
  name: 'add',
  summary: 'add a layer, or switch its provider',
  example: 'idp add ci=gitlab-ci',
  define(command, run) {
    command
      .description(
        'Adds layers with the named providers, or switches the providers that they have.',
      )
      .argument('[layer=provider...]', 'the layers, each with its provider; a prompt if omitted');
    addChangeOptions(command, 'set a parameter of the layer');
    addRunOptions(command, forceLayer).action((choices: readonly string[]) =>
      run<ChangeFlags>(async (context, flags) => {
        const { runAdd } = await import('../operations/update/add.ts');
        return runAdd({ ...flags, choices }, context);
      }),
    );
  },
};

export const removeCommand: CommandDefinition = {
  name: 'remove',
  summary: 'remove a layer from this service',
  example: 'idp remove policy',
  define(command, run) {
    command
      .description('Removes layers from this service; files of them that you changed are kept.')
      .argument('<layer...>', 'the layers');
    addChangeOptions(command, 'set a parameter that applies only without it');
    addRunOptions(command, forceLayer).action((layers: readonly string[]) =>
      run<ChangeFlags>(async (context, flags) => {
        const { runRemove } = await import('../operations/update/add.ts');
        return runRemove({ ...flags, layers }, context);
      }),
    );
  },
};

interface AdoptFlags extends GlobalFlags, ChoiceOptions {
  readonly template: string;
  readonly dryRun: boolean;
}

export const adoptCommand: CommandDefinition = {
  name: 'adopt',
  summary: 'start managing an existing repository with a template',
  example: 'idp adopt --template node-service',
  define(command, run) {
    command
      .description(
        'Starts managing the repository in this folder with a template, and lists the differences. Changes none of its files.',
      )
      .requiredOption('--template <id>', 'the template', nonEmptyValue);
    addChoiceOptions(command).option('--dry-run', 'list the differences and write nothing', false);
    addYesOption(command).action(() =>
      run<AdoptFlags>(async (context, flags) => {
        const { runAdopt } = await import('../operations/adopt.ts');
        return runAdopt(flags, context);
      }),
    );
  },
};

export const explainCommand: CommandDefinition = {
  name: 'explain',
  summary: 'show where a file or line comes from, why, and who owns it',
  example: 'idp explain Dockerfile:12',
  define(command, run) {
    command
      .description(
        'Shows which template or provider a file or one of its lines comes from, through which files of the catalog, why, who owns it, and whether updates change it.',
      )
      .argument('[file]', 'a file of the service, or FILE:LINE; all files if omitted')
      .action((file?: string) =>
        run(async (context) => {
          const { runExplain } = await import('../operations/explain.ts');
          return runExplain({ file }, context);
        }),
      );
  },
};
