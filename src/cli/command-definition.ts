import type { Command } from 'commander';
import type { RunAction } from './flags.ts';

/** A command. */
export interface CommandDefinition {
  readonly name: string;
  /** What it does, in a few words, for the list of commands. */
  readonly summary: string;
  /** An example command line, for the end of its help. */
  readonly example?: string;
  /** Whether no list shows it. */
  readonly hidden?: true;
  /** Adds the arguments and flags, and the action, whose code is loaded on demand. */
  readonly define: (command: Command, run: RunAction) => void;
}
