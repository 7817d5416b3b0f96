import type { Context, ExitCode, OutputFormat } from '../operations/context.ts';

/** The flags of every command. */
export interface GlobalFlags {
  readonly catalog?: string | undefined;
  readonly format: OutputFormat;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly yes: boolean;
}

/** The action of a command: with its flags and the global ones. */
export type CommandAction<Flags> = (context: Context, flags: Flags) => Promise<ExitCode>;

/** Runs the action of a command with the options of its command line. */
export type RunAction = <Flags extends GlobalFlags = GlobalFlags>(
  action: CommandAction<Flags>,
) => Promise<void>;
