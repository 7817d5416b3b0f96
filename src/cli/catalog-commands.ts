import { Argument } from 'commander';
import { throwError } from '../shared/error.ts';
import type { CommandDefinition } from './command-definition.ts';
import type { GlobalFlags } from './flags.ts';
import { nonEmptyValue } from './read-option.ts';

export const listCommand: CommandDefinition = {
  name: 'list',
  summary: 'list templates, or layers and their providers',
  example: 'idp list service',
  define(command, run) {
    command
      .description('Lists the templates of the catalog, or its layers with their providers.')
      .argument('[kind]', 'only templates that create this kind, or all')
      .option('--kind <kind>', 'the same as the argument')
      .option('--tag <tag>', 'only templates with this tag')
      .option('--layers', 'list layers and their providers instead', false)
      .action((kind?: string) =>
        run<GlobalFlags & { kind?: string; tag?: string; layers: boolean }>(
          async (context, flags) => {
            const { runList } = await import('../operations/list.ts');
            return runList({ ...flags, kind: oneKind(kind, flags.kind) }, context);
          },
        ),
      );
  },
};

/** The argument and the option say the same; of two different kinds, one would be dropped silently. */
function oneKind(argument: string | undefined, option: string | undefined): string | undefined {
  if (argument !== undefined && option !== undefined && argument !== option)
    throwError({
      code: 'usage/invalid',
      message: `two different kinds: ${argument} and --kind ${option}`,
      hint: 'remove one of them',
    });
  return argument ?? option;
}

export const showCommand: CommandDefinition = {
  name: 'show',
  summary: 'show a template, or a provider of a layer',
  example: 'idp show node-service',
  define(command, run) {
    command
      .description(
        'Shows a template: its parameters, layers, hooks, owner and files; or a provider: what it needs, and its parameters.',
      )
      .argument('<id>', 'the template, or LAYER/PROVIDER, as idp list shows them')
      .action((id: string) =>
        run(async (context) => {
          const { runShow } = await import('../operations/show.ts');
          return runShow({ id }, context);
        }),
      );
  },
};

export const validateCommand: CommandDefinition = {
  name: 'validate',
  summary: 'check templates and platform, for CI',
  example: 'idp validate --format github',
  define(command, run) {
    command
      .description(
        'Checks every manifest, skeleton and example, and reports every error with its location.',
      )
      .argument('[path...]', 'only these paths; the whole catalog if omitted')
      .option(
        '--since <ref>',
        'only what changed since a commit, and what depends on it',
        nonEmptyValue,
      )
      .option('--fix', 'fix what can be fixed automatically, report the rest', false)
      .option('--strict', 'fail on warnings too', false)
      .option('--dry-run', 'with --fix: show the changes and write nothing', false)
      .action((paths: readonly string[]) =>
        run<GlobalFlags & { since?: string; fix: boolean; dryRun: boolean; strict: boolean }>(
          async (context, flags) => {
            const { validate } = await import('../operations/validate/validate.ts');
            return validate({ ...flags, paths }, context);
          },
        ),
      );
  },
};

export const schemaCommand: CommandDefinition = {
  name: 'schema',
  summary: 'print the JSON Schema of a manifest, for editors',
  example: 'idp schema template > template.schema.json',
  define(command, run) {
    command
      .description(
        'Prints the JSON Schema of a manifest (template, capability, platform or example), or of the output of idp validate --format json (verdict).',
      )
      .addArgument(
        new Argument('[kind]', 'the manifest, or verdict')
          .choices(['template', 'capability', 'platform', 'example', 'verdict'])
          .default('template'),
      )
      .option(
        '--out <dir>',
        'write the schemas of all manifests into a folder, for editors',
        nonEmptyValue,
      )
      .action((kind: string) =>
        run<GlobalFlags & { out?: string }>(async (context, flags) => {
          const { runSchema } = await import('../operations/schema.ts');
          return runSchema({ ...flags, kind }, context);
        }),
      );
  },
};
