import type { Command } from 'commander';
import type { RunAction } from './flags.ts';

/** A verb of the command line. */
export interface CommandDefinition {
  readonly name: string;
  /** What it does, in the few words that stand beside it in a list of all. */
  readonly summary: string;
  /** A line as somebody may type it, for the end of its help. */
  readonly example?: string;
  /** Whether no list shows it. */
  readonly hidden?: true;
  /** Gives a command its arguments and flags, and the action, whose code is loaded when it is asked for. */
  readonly define: (command: Command, run: RunAction) => void;
}
