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
  summary: 'tell where this service stands beside its path',
  example: 'idp status --outdated',
  define(command, run) {
    command
      .description(
        'Tells what the path has learned since, what you changed, and what an update would do. Exits 1 if there is any of it.',
      )
      .option('--outdated', 'exit 1 only if a newer template version exists', false)
      .option('--drift', 'exit 1 only if something was changed here', false)
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
  summary: 'let this service follow its path',
  example: 'idp update --dry-run',
  define(command, run) {
    command
      .description(
        'Brings in what the path gives now and keeps what you changed; where both changed the same lines, it marks them.',
      )
      .option('--set <name=value>', 'change an answer (repeatable)', collectOption, [])
      .option('--answers <file>', 'take answers from a YAML file', nonEmptyValue)
      .option('--dry-run', 'show the difference of each file and write nothing', false)
      .option(
        '--to <version>',
        'go to this version of the template; the newest if left out',
        nonEmptyValue,
      )
      .option(
        '--take <path>',
        'have a file given that this service kept its own (repeatable)',
        collectOption,
        [],
      )
      .option('--continue', 'finish after the conflicts are resolved', false)
      .option('--abort', 'restore everything as it was before the update', false)
      .option('--repair', 'rebuild a lockfile and base that a merge has damaged', false)
      .option(
        '--force',
        'go on without git, with uncommitted changes, or to an older version',
        false,
      )
      .option('--no-hooks', 'change the files and run nothing')
      .option('--trust', 'run the commands of a catalog that did not ship with idp', false)
      .option('-y, --yes', 'ask nothing: take the defaults', false)
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
          'answer a parameter of the layer (repeatable)',
          collectOption,
          [],
        )
        .option('--answers <file>', 'take answers from a YAML file', nonEmptyValue),
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
  summary: 'take a layer out of this service',
  example: 'idp remove policy',
  define(command, run) {
    withStepOptions(
      command
        .description(
          'Takes a layer out of this service; what you changed of its files stays yours.',
        )
        .argument('<layer>', 'the layer')
        .option(
          '--set <name=value>',
          'answer what is asked only without it (repeatable)',
          collectOption,
          [],
        )
        .option('--answers <file>', 'take answers from a YAML file', nonEmptyValue),
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
    .option('--dry-run', 'show the difference of each file and write nothing', false)
    .option('--force', 'go on without git or with uncommitted changes', false)
    .option('--no-hooks', 'change the files and run nothing')
    .option('--trust', 'run the commands of a catalog that did not ship with idp', false)
    .option('-y, --yes', 'ask nothing: take the defaults', false);
}

export const adoptCommand: CommandDefinition = {
  name: 'adopt',
  summary: 'put this repository on the path without changing its files',
  example: 'idp adopt --template node-service',
  define(command, run) {
    command
      .description(
        'Puts the repository in this folder on a golden path: changes none of its files, records which of them the path gives, and tells the distance.',
      )
      .requiredOption('--template <id>', 'the golden path', nonEmptyValue)
      .option('--preset <name>', 'lay the layers of a preset of the platform', nonEmptyValue)
      .option(
        '--with <layer=provider>',
        'use this provider for a layer (repeatable)',
        collectOption,
        [],
      )
      .option('--without <layer>', 'leave a layer out (repeatable)', collectLayers, [])
      .option('--set <name=value>', 'answer a parameter (repeatable)', collectOption, [])
      .option('--answers <file>', 'take answers from a YAML file', nonEmptyValue)
      .option('--dry-run', 'tell the distance and write nothing', false)
      .option('-y, --yes', 'ask nothing: take the defaults', false)
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
  summary: 'tell which layer gave a file of this service, and why',
  example: 'idp explain Dockerfile',
  define(command, run) {
    command
      .description(
        'Tells of a file in this service which layer gave it, why, who owns it, and whether updates keep it in step.',
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
