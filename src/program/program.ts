import { Command, CommanderError, Option } from 'commander';
import type { Context, ExitCode, OutputFormat } from '../commands/context.ts';
import { verbs } from './verbs.ts';

/** The flags that every verb takes. */
export interface GlobalFlags {
  readonly templates?: string | undefined;
  readonly format: OutputFormat;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly yes: boolean;
}

/** What the process lends to a run of the program. */
export interface Process {
  readonly version: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly contextFor: (flags: GlobalFlags) => Promise<Context>;
}

/** Reads the command line and runs its verb. Throws `CommanderError` where the line makes no sense. */
export async function runProgram(argv: readonly string[], process: Process): Promise<ExitCode> {
  const run: { exit: ExitCode } = { exit: 0 };
  const program = createProgram(process, async (action, flags) => {
    run.exit = await action(await process.contextFor(flags));
  });
  await program.parseAsync([...argv], { from: 'user' });
  return run.exit;
}

type Action = (context: Context) => Promise<ExitCode>;
export type Run = (action: Action, flags: GlobalFlags) => Promise<void>;

/** The whole command line, as data that help and completion are made from. */
export function createProgram(
  process: Pick<Process, 'version' | 'out' | 'err'>,
  run: Run,
): Command {
  const program = new Command('idp')
    .description('Puts services on the paved path, and keeps them there.')
    .version(process.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .option('--templates <dir>', 'the folder of templates (or IDP_TEMPLATES)')
    .addOption(formatOption())
    .option('-q, --quiet', 'print results and errors only', false)
    .option('--no-color', 'print without colour (or NO_COLOR)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: process.out, writeErr: () => {} })
    .showSuggestionAfterError(true)
    .exitOverride();
  for (const addVerb of verbs) addVerb(program, run);
  return program;
}

function formatOption(): Option {
  return new Option('--format <format>', 'how results are printed; github and sarif: validate only')
    .choices(['text', 'json', 'github', 'sarif'])
    .default('text');
}

export { CommanderError };
