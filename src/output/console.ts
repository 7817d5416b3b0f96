import type { ChalkInstance } from 'chalk';

/** Prints results to stdout and everything else to stderr; the two never mix. */
export interface Console {
  /** Results, to stdout. The text carries its own newlines. */
  readonly out: (text: string) => void;
  /** Everything else, to stderr. */
  readonly err: (text: string) => void;
  /** Colours for stdout and for stderr; both plain where colour is not wanted. */
  readonly outPaint: ChalkInstance;
  readonly errPaint: ChalkInstance;
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
  /** Whether prompts are possible: stdin and stderr are terminals, no `--yes`, no CI. */
  readonly mayAsk: boolean;
  /** Whether stderr may be animated. */
  readonly animated: boolean;
  /** Only results and errors. */
  readonly quiet: boolean;
  /** Where questions are read from and drawn on: stdin and stderr. */
  readonly keyboard: NodeJS.ReadableStream;
  readonly screen: NodeJS.WritableStream;
}
