import { Command, CommanderError, type Help, Option } from 'commander';
import type { Context, ExitCode } from '../operations/context.ts';
import { throwError } from '../shared/error.ts';
import type { CommandDefinition } from './command-definition.ts';
import { commandGroups } from './commands.ts';
import type { CommandAction, GlobalFlags, RunAction } from './flags.ts';
import { withCurrentNames } from './old-spellings.ts';
import { nonEmptyValue } from './read-option.ts';

/** What a run of the program needs. */
interface ProgramSetup {
  readonly version: string;
  readonly out: (text: string) => void;
  /** The width of help; 80 columns without a terminal. */
  readonly columns: number | undefined;
  readonly contextFor: (flags: GlobalFlags) => Promise<Context>;
}

/** Parses the command line and runs its command. Throws `usage/invalid` if it is not valid. */
export async function runProgram(words: readonly string[], setup: ProgramSetup): Promise<ExitCode> {
  const argv = withCurrentNames(words);
  let exit: ExitCode = 0;
  let help = '';
  const program = createProgram(setup, {
    isAsked: askedBy(argv),
    print: (text) => {
      help += text;
    },
    runOf:
      (definition) =>
      async <Flags extends GlobalFlags>(action: CommandAction<Flags>) => {
        const flags = definition.optsWithGlobals<Flags>();
        rejectFormat(program, flags);
        exit = await action(await setup.contextFor(flags), flags);
      },
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Not the exit code of commander: it takes that of help from `process.exitCode`, which is ours.
    if (help === '' || program.args.some((word) => !word.startsWith('-'))) {
      const { unknownCommand, usageError } = await import('./usage-error.ts');
      const diagnostic = unknownCommand(program, argv);
      if (diagnostic !== undefined) throwError(diagnostic);
      if (help === '') throwError(usageError(error, program, argv));
    }
  }
  if (help !== '') setup.out(help);
  return exit;
}

/**
 * Whether a command may be the requested one: defining all of them takes milliseconds of each run. Completion needs
 * all.
 */
function askedBy(argv: readonly string[]): (definition: CommandDefinition) => boolean {
  return ({ name }) => argv.includes(name) || argv.includes('complete');
}

interface Doors {
  readonly isAsked: (definition: CommandDefinition) => boolean;
  /** Prints help or the version. */
  readonly print: (text: string) => void;
  readonly runOf: (definition: Command) => RunAction;
}

/** The command line, as data that help and completion are made from. */
export function createProgram(
  { version, columns }: ProgramSetup,
  { isAsked, print, runOf }: Doors,
): Command {
  const program = new Command('idp')
    .description(
      'Scaffolds services from golden-path templates, and keeps them up to date as the templates change.',
    )
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .option('--catalog <dir>', 'the catalog of templates to use (or IDP_CATALOG)', nonEmptyValue)
    .addOption(formatOption())
    .option('-q, --quiet', 'print results and errors only', false)
    .option('--no-color', 'print without color (or NO_COLOR)')
    .configureHelp(helpLayout)
    .configureOutput({
      writeOut: print,
      writeErr: () => {},
      getOutHelpWidth: () => columns ?? 80,
      getOutHasColors: () => false,
    })
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText('after', exampleText('idp new service orders'));
  assertNoRepeatedFlags(program);
  for (const { title, commands } of commandGroups) {
    program.commandsGroup(`${title}:`);
    for (const definition of commands) addCommand(program, definition, { isAsked, runOf });
  }
  return program;
}

function addCommand(
  program: Command,
  definition: CommandDefinition,
  { isAsked, runOf }: Pick<Doors, 'isAsked' | 'runOf'>,
): void {
  const { name, summary, example, hidden = false } = definition;
  const command = program.command(name, { hidden }).summary(summary);
  if (!isAsked(definition)) return;
  definition.define(command, runOf(command));
  assertNoRepeatedFlags(command);
  if (example !== undefined) command.addHelpText('after', exampleText(example));
}

function exampleText(line: string): string {
  return `\nExample:\n  ${line}`;
}

function formatOption(): Option {
  return new Option('--format <format>', 'the output format; github and sarif: validate only')
    .choices(['text', 'json', 'github', 'sarif'])
    .default('text');
}

/** A format that a command does not support is an error, not text. */
function rejectFormat(program: Command, { format }: GlobalFlags): void {
  const [definition] = program.args;
  if (format === 'text' || format === 'json' || definition === 'validate') return;
  throwError({
    code: 'usage/invalid',
    message: `--format ${format} works with validate only`,
    hint: `use --format text or json with idp ${definition}`,
  });
}

/** Options that take one value: of two different ones, the first would be dropped silently. */
function assertNoRepeatedFlags(command: Command): void {
  for (const option of command.options) {
    if (!(option.required || option.optional) || Array.isArray(option.defaultValue)) continue;
    let earlier: string | undefined;
    command.on(`option:${option.name()}`, (value: string | null) => {
      const flag = [option.long, value].filter(Boolean).join(' ');
      if (earlier !== undefined && earlier !== flag)
        throwError({
          code: 'usage/invalid',
          message: `${option.long} takes one value, but got two: ${earlier} and ${flag}`,
          hint: 'remove one of them',
        });
      earlier = flag;
    });
  }
}

/** The layout of help; a default that adds nothing is omitted. */
const helpLayout: Partial<Help> = {
  showGlobalOptions: true,
  optionDescription,
  // Its flags and arguments are in its own help.
  subcommandTerm: (command) => command.name(),
};

function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices === undefined ? [] : [`one of ${argChoices.join(', ')}`];
  const hasDefault = typeof defaultValue === 'string';
  const details = [...choices, ...(hasDefault ? [`default: ${defaultValue}`] : [])];
  return details.length === 0 ? description : `${description} (${details.join('; ')})`;
}
