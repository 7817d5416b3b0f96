import type { Context, ExitCode, OutputFormat } from '../operations/context.ts';

/** The flags that every verb takes. */
export interface GlobalFlags {
  readonly catalog?: string | undefined;
  readonly format: OutputFormat;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly yes: boolean;
}

/** What a verb does, once the command line is understood: with its flags and those of every verb. */
export type CommandAction<Flags> = (context: Context, flags: Flags) => Promise<ExitCode>;

/** Runs the action of a verb with what stands on its line. */
export type RunAction = <Flags extends GlobalFlags = GlobalFlags>(
  action: CommandAction<Flags>,
) => Promise<void>;
