import type { Context, ExitCode, OutputFormat } from '../commands/context.ts';

/** The flags that every verb takes. */
export interface GlobalFlags {
  readonly templates?: string | undefined;
  readonly format: OutputFormat;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly yes: boolean;
}

/** What a verb does, once the command line is understood. */
export type Action = (context: Context) => Promise<ExitCode>;

/** Runs the action of a verb with what the flags say. */
export type Run = (action: Action, flags: GlobalFlags) => Promise<void>;
