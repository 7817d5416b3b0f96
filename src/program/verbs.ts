import { Argument, type Command } from 'commander';
import { addDev } from './dev-verb.ts';
import type { GlobalFlags, Run } from './flags.ts';
import { addAdd, addAdopt, addRemove, addStatus, addUpdate } from './follow-verbs.ts';
import { filled, gather, gatherLayers } from './read-option.ts';
import { addTest } from './test-verb.ts';

type AddVerb = (program: Command, run: Run) => void;

/** Every verb: its words on the command line, and the action, which is loaded when it is asked for. */
export const verbs: readonly AddVerb[] = [
  addNew,
  addList,
  addShow,
  addValidate,
  addTest,
  addDev,
  addStatus,
  addUpdate,
  addAdd,
  addRemove,
  addAdopt,
  addExplain,
  addSchema,
  addCompletion,
  addComplete,
];

interface NewFlags extends GlobalFlags {
  readonly template?: string;
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly preset?: string;
  readonly set: readonly string[];
  readonly answers?: string;
  readonly out?: string;
  readonly customise: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
}

function addNew(program: Command, run: Run): void {
  program
    .command('new')
    .summary('lay a golden path into a new folder')
    .description(
      'Lays a golden path into a new folder: asks what it must, shows what it will do, writes all or nothing.',
    )
    .argument('[kind]', 'what to make, as idp list names it: service')
    .argument('[name]', 'its name, and that of its folder')
    .option('--template <id>', 'the golden path, where several make this kind', filled)
    .option('--preset <name>', 'lay the layers of a preset of the platform', filled)
    .option('--with <layer=system>', 'take this system for a layer (repeatable)', gatherLayers, [])
    .option('--without <layer>', 'leave a layer out (repeatable)', gatherLayers, [])
    .option('--set <name=value>', 'answer a parameter (repeatable)', gather, [])
    .option('--answers <file>', 'take answers from a YAML file', filled)
    .option('--out <dir>', 'the folder to write; the name if left out', filled)
    .option('-y, --yes', 'ask nothing: take the defaults', false)
    .option('--customise', 'ask the advanced parameters too', false)
    .option('--dry-run', 'show the plan and write nothing', false)
    .option('--force', 'write into a folder that holds files, marking what differs', false)
    .option('--no-hooks', 'write the files and run nothing')
    .option('--trust', 'run the hooks of a catalog that did not ship with idp', false)
    .addHelpText('after', '\nExample:\n  idp new service orders --set owner=payments')
    .action(
      (kind: string | undefined, name: string | undefined, _flags: unknown, command: Command) => {
        const flags = command.optsWithGlobals<NewFlags>();
        return run(async (context) => {
          const { runNew } = await import('../commands/new.ts');
          return runNew({ ...flags, kind, name }, context);
        }, flags);
      },
    );
}

function addList(program: Command, run: Run): void {
  program
    .command('list')
    .summary('list the golden paths')
    .description('Lists the golden paths of the catalog, or its layers with their systems.')
    .option('--kind <kind>', 'only those that make this kind')
    .option('--tag <tag>', 'only those with this tag')
    .option('--layers', 'the layers and their systems instead', false)
    .addHelpText('after', '\nExample:\n  idp list --kind service')
    .action((_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<
        GlobalFlags & { kind?: string; tag?: string; layers: boolean }
      >();
      return run(async (context) => {
        const { runList } = await import('../commands/list.ts');
        return runList(flags, context);
      }, flags);
    });
}

function addShow(program: Command, run: Run): void {
  program
    .command('show')
    .summary('show a golden path: parameters, layers, hooks, files')
    .description(
      'Shows a golden path: its parameters, layers, hooks, owner, and the files it gives.',
    )
    .argument('<id>', 'the golden path, as idp list names it')
    .addHelpText('after', '\nExample:\n  idp show node-service')
    .action((id: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalFlags>();
      return run(async (context) => {
        const { runShow } = await import('../commands/show.ts');
        return runShow({ id }, context);
      }, flags);
    });
}

function addValidate(program: Command, run: Run): void {
  program
    .command('validate')
    .summary('check templates and platform, for CI')
    .description(
      'Checks every manifest, skeleton and example, and reports everything that is wrong, with its place.',
    )
    .argument('[path...]', 'only what is below these paths; the whole catalog if left out')
    .option('--since <ref>', 'only what changed since a commit, and what depends on it', filled)
    .option('--fix', 'mend in place what is sure, and tell what is left', false)
    .option('--dry-run', 'with --fix: show the difference and write nothing', false)
    .addHelpText('after', '\nExample:\n  idp validate --format github')
    .action((paths: readonly string[], _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<
        GlobalFlags & { since?: string; fix: boolean; dryRun: boolean }
      >();
      return run(async (context) => {
        const { validate } = await import('../commands/validate.ts');
        return validate({ ...flags, paths }, context);
      }, flags);
    });
}

function addExplain(program: Command, run: Run): void {
  program
    .command('explain')
    .summary('tell which layer gave a file of this service, and why')
    .description(
      'Tells of a file in this service which layer gave it, why, who owns it, and whether updates keep it in step.',
    )
    .argument('<file>', 'a file of the service')
    .addHelpText('after', '\nExample:\n  idp explain Dockerfile')
    .action((file: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalFlags>();
      return run(async (context) => {
        const { runExplain } = await import('../commands/explain.ts');
        return runExplain({ file }, context);
      }, flags);
    });
}

function addSchema(program: Command, run: Run): void {
  program
    .command('schema')
    .summary('print the JSON Schema of a manifest, for editors')
    .description(
      'Prints the JSON Schema of a manifest: template, capability, platform or example; or of what idp validate --format json prints: verdict.',
    )
    .addArgument(
      new Argument('[kind]', 'the manifest, or verdict')
        .choices(['template', 'capability', 'platform', 'example', 'verdict'])
        .default('template'),
    )
    .option('--out <dir>', 'write those of all manifests into a folder, for editors', filled)
    .addHelpText('after', '\nExample:\n  idp schema template > template.schema.json')
    .action((kind: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalFlags & { out?: string }>();
      return run(async (context) => {
        const { runSchema } = await import('../commands/schema.ts');
        return runSchema({ ...flags, kind }, context);
      }, flags);
    });
}

function addCompletion(program: Command, run: Run): void {
  program
    .command('completion')
    .summary('print the completion script of a shell')
    .description('Prints the completion script of bash, zsh or fish.')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', '\nExample:\n  source <(idp completion bash)')
    .action((shell: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalFlags>();
      return run(async (context) => {
        const { runCompletion } = await import('../commands/completion.ts');
        return runCompletion({ shell }, context);
      }, flags);
    });
}

/** What the completion scripts call: the candidates for the last of the words, one a line. */
function addComplete(program: Command, run: Run): void {
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words: readonly string[], _flags: unknown, command: Command) =>
      run(async (context) => {
        const { complete } = await import('./complete.ts');
        return complete(program, words, context);
      }, command.optsWithGlobals<GlobalFlags>()),
    );
}
