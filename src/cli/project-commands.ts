import type { Command } from 'commander';
import type { CommandDefinition } from './command-definition.ts';
import type { GlobalFlags } from './flags.ts';
import { collectLayers, collectOption, nonEmptyValue } from './read-option.ts';

interface UpdateFlags extends GlobalFlags {
  readonly set: readonly string[];
  readonly answers?: string;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
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
        'Shows template updates, local changes, and what an update would do. Exits 1 if there are any.',
      )
      .option('--outdated', 'exit 1 only if a newer template version exists', false)
      .option('--drift', 'exit 1 only if there are local changes', false)
      .action(() =>
        run<GlobalFlags & { outdated: boolean; drift: boolean }>(async (context, flags) => {
          const { runStatus } = await import('../operations/status.ts');
          return runStatus(flags, context);
        }),
      );
  },
};

export const updateCommand: CommandDefinition = {
  name: 'update',
  summary: 'update this service to the latest template version',
  example: 'idp update --dry-run',
  define(command, run) {
    command
      .description(
        'Applies the changes of the template and keeps yours; where both changed the same lines, it writes conflict markers.',
      )
      .option('--set <name=value>', 'change an answer (repeatable)', collectOption, [])
      .option('--answers <file>', 'read answers from a YAML file', nonEmptyValue)
      .option('--dry-run', 'show the changes of each file and write nothing', false)
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
      .option('--repair', 'rebuild .idp/ after a merge has damaged it', false)
      .option(
        '--force',
        'continue without git, with uncommitted changes, or to an older version',
        false,
      )
      .option('--no-hooks', 'change the files and run no hooks')
      .option('--trust', 'allow the commands of a catalog that did not ship with idp', false)
      .option('-y, --yes', 'do not prompt: use the defaults', false)
      .action(() =>
        run<UpdateFlags>(async (context, flags) => {
          const { runUpdate } = await import('../operations/update/update.ts');
          return runUpdate({ ...flags, with: [], without: [] }, context);
        }),
      );
  },
};

type LayerFlags = GlobalFlags & {
  readonly set: readonly string[];
  readonly answers?: string;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
};

export const addCommand: CommandDefinition = {
  name: 'add',
  summary: 'add a layer, or switch its provider',
  example: 'idp add ci=gitlab-ci',
  define(command, run) {
    withStepOptions(
      command
        .description('Adds a layer with the named provider, or switches the provider that it has.')
        .argument('<layer=provider>', 'the layer and its provider')
        .option(
          '--set <name=value>',
          'set a parameter of the layer (repeatable)',
          collectOption,
          [],
        )
        .option('--answers <file>', 'read answers from a YAML file', nonEmptyValue),
    ).action((choice: string) =>
      run<LayerFlags>(async (context, flags) => {
        const { runAdd } = await import('../operations/update/add.ts');
        return runAdd({ ...flags, choice }, context);
      }),
    );
  },
};

export const removeCommand: CommandDefinition = {
  name: 'remove',
  summary: 'remove a layer from this service',
  example: 'idp remove policy',
  define(command, run) {
    withStepOptions(
      command
        .description('Removes a layer from this service; files of it that you changed are kept.')
        .argument('<layer>', 'the layer')
        .option(
          '--set <name=value>',
          'set a parameter that applies only without it (repeatable)',
          collectOption,
          [],
        )
        .option('--answers <file>', 'read answers from a YAML file', nonEmptyValue),
    ).action((layer: string) =>
      run<LayerFlags>(async (context, flags) => {
        const { runRemove } = await import('../operations/update/add.ts');
        return runRemove({ ...flags, layer }, context);
      }),
    );
  },
};

function withStepOptions(command: Command): Command {
  return command
    .option('--dry-run', 'show the changes of each file and write nothing', false)
    .option('--force', 'continue without git or with uncommitted changes', false)
    .option('--no-hooks', 'change the files and run no hooks')
    .option('--trust', 'allow the commands of a catalog that did not ship with idp', false)
    .option('-y, --yes', 'do not prompt: use the defaults', false);
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
      .requiredOption('--template <id>', 'the template', nonEmptyValue)
      .option('--preset <name>', 'use the layers of a platform preset', nonEmptyValue)
      .option(
        '--with <layer=provider>',
        'use this provider for a layer (repeatable)',
        collectOption,
        [],
      )
      .option('--without <layer>', 'switch a layer off (repeatable)', collectLayers, [])
      .option('--set <name=value>', 'set a parameter (repeatable)', collectOption, [])
      .option('--answers <file>', 'read answers from a YAML file', nonEmptyValue)
      .option('--dry-run', 'list the differences and write nothing', false)
      .option('-y, --yes', 'do not prompt: use the defaults', false)
      .action(() =>
        run<
          Omit<LayerFlags, 'force'> & {
            template: string;
            with: readonly string[];
            without: readonly string[];
          }
        >(async (context, flags) => {
          const { runAdopt } = await import('../operations/adopt.ts');
          return runAdopt(flags, context);
        }),
      );
  },
};

export const explainCommand: CommandDefinition = {
  name: 'explain',
  summary: 'show where a file comes from, why, and who owns it',
  example: 'idp explain Dockerfile',
  define(command, run) {
    command
      .description(
        'Shows which template or provider a file comes from, why, who owns it, and whether updates change it.',
      )
      .argument('<file>', 'a file of the service')
      .action((file: string) =>
        run(async (context) => {
          const { runExplain } = await import('../operations/explain.ts');
          return runExplain({ file }, context);
        }),
      );
  },
};
