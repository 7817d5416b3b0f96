import { type CheckOutcome, formatSeconds } from '../testing/check-outcome.ts';
import type { Console } from './console.ts';
import { truncate } from './text/width.ts';

/** The progress of checks: a line for each that ended, and on a terminal the running ones. */
interface CheckProgress {
  readonly begin: (name: string) => CaseProgress;
  readonly stop: () => void;
}

interface CaseProgress {
  readonly onStart: (title: string) => void;
  readonly onEnd: (outcome: CheckOutcome) => void;
  readonly done: () => void;
}

/** Progress of the checks of so many cases. */
export async function createCheckProgress(total: number, console: Console): Promise<CheckProgress> {
  const running = new Map<string, string>();
  let finished = 0;
  const spinner = console.animated ? await createSpinner(console) : undefined;
  const print = spinner ? spinner.above : console.err;
  const draw = () => {
    const now = [...running].map(([name, title]) => `${name}: ${title}`).join(', ');
    spinner?.say(`${finished} of ${total}  ${now}`);
  };
  return {
    begin: (name) => ({
      onStart: (title) => {
        running.set(name, title);
        draw();
      },
      onEnd: (outcome) => {
        running.delete(name);
        if (!console.quiet) print(lineOf(outcome, console));
        draw();
      },
      done: () => {
        finished += 1;
        draw();
      },
    }),
    stop: () => spinner?.stop(),
  };
}

function lineOf(
  { case: name, title, state, seconds }: CheckOutcome,
  { errPaint }: Console,
): string {
  const words = { passed: errPaint.green, skipped: errPaint.yellow } as const;
  const isWord = (kind: string): kind is keyof typeof words => kind in words;
  const word = isWord(state.kind) ? state.kind : 'failed';
  const colour = isWord(state.kind) ? words[state.kind] : errPaint.red;
  const time = state.kind === 'skipped' ? '' : `  ${errPaint.dim(formatSeconds(seconds))}`;
  return `${colour(word.padEnd(7))} ${name}: ${title}${time}\n`;
}

interface Spinner {
  readonly say: (text: string) => void;
  /** Prints a line above it. */
  readonly above: (line: string) => void;
  readonly stop: () => void;
}

async function createSpinner({ screen, err, width }: Console): Promise<Spinner> {
  const { default: ora } = await import('ora');
  const spinner = ora({ stream: screen, discardStdin: false, isEnabled: true }).start();
  return {
    say: (text) => {
      spinner.text = truncate(text, width - '⠋  '.length);
    },
    above: (line) => {
      spinner.clear();
      err(line);
      spinner.render();
    },
    stop: () => void spinner.stop(),
  };
}

/** Where `idp test --keep` left what it made. */
export function keptFolderText(folder: string): string {
  return `kept    ${folder}\n`;
}
