import type { Console } from './console.ts';
import { escapeControls } from './text/escape-controls.ts';
import { excerptLog } from './text/log-excerpt.ts';
import { count } from './text/size.ts';
import { displayWidth, truncate } from './text/width.ts';

/** The progress of long operations. */
export interface Progress {
  /** `place` is shown on a terminal, where several steps follow each other. */
  readonly start: (title: string, place?: StepPlace) => ProgressStep;
  /** A program that is needed and not installed; what needs it goes without. */
  readonly missing: (program: string, why: string) => void;
  /** A first commit needs a name and an address, and git knows none. */
  readonly noIdentity: () => void;
}

/** Which of how many steps, from 1. */
interface StepPlace {
  readonly number: number;
  readonly total: number;
}

/** One piece of work; it ends exactly once. */
interface ProgressStep {
  /** The last line of output so far; one that says nothing leaves the one before. */
  readonly line: (text: string) => void;
  readonly done: () => void;
  /** It failed, and the run goes on without it: how it ended, and what it printed. */
  readonly skipped: (reason: string, log?: string) => void;
  /** It failed; its output is printed in full. */
  readonly failed: (log: string) => void;
}

/** Progress that moves on a terminal, and is a plain line for each step elsewhere. */
export async function createProgress(console: Console): Promise<Progress> {
  const warnings = warningsOn(console);
  if (!console.animated) return { ...warnings, start: (title) => plainStep(title, console) };
  const { default: ora } = await import('ora');
  return {
    ...warnings,
    start: (title, { number, total } = { number: 1, total: 1 }) => {
      const { errPaint, width, screen } = console;
      const text = total > 1 ? `[${number}/${total}] ${title}` : title;
      const began = Date.now();
      let last = '';
      const suffixText = () => {
        const elapsed = formatSeconds(Math.floor((Date.now() - began) / 1000));
        const room = width - displayWidth(`⠋ ${text} ${elapsed}  `) - 1;
        return errPaint.dim(`${elapsed}  ${truncate(last, Math.max(0, room))}`.trimEnd());
      };
      const options = { stream: screen, discardStdin: false, isEnabled: true };
      const spinner = ora({ text, suffixText, ...options }).start();
      return {
        ...endings(title, console, () => spinner.stop()),
        line: (line) => {
          if (saysSomething(line)) last = escapeControls(line.trim());
        },
      };
    },
  };
}

function warningsOn({ err, errPaint, quiet }: Console): Omit<Progress, 'start'> {
  const warn = (text: string) => {
    if (!quiet) err(`${errPaint.yellow('missing')} ${text}\n`);
  };
  return {
    missing: (program, why) => warn(`${program} is not installed: ${escapeControls(why)}`),
    noIdentity: () =>
      warn(
        `git does not know who commits; tell it once:\n${margin}git config --global user.name 'Your Name'\n${margin}git config --global user.email you@example.com`,
      ),
  };
}

/** Whether a line has a word, and is not a part of a value that takes several. */
function saysSomething(line: string): boolean {
  return /\p{L}{2}/u.test(line) && !/[{}[\],]\s*$/.test(line);
}

/** `0:07`, `12:30` */
function formatSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function plainStep(title: string, console: Console): ProgressStep {
  if (!console.quiet) console.err(`${console.errPaint.dim('run')}     ${title}\n`);
  const { skipped, failed } = endings(title, console, () => undefined);
  return { line: () => undefined, done: () => undefined, skipped, failed };
}

const margin = ' '.repeat('skipped '.length);

/** Why a program failed, from its output: one line beside the message, more below it. */
function whyText(log: string): string {
  const lines = excerptLog(log, { causes: 8, tail: 3 }).map((line) =>
    typeof line === 'string' ? escapeControls(line) : `… ${count(line.omitted, 'line')}`,
  );
  return lines.length === 1 ? `, ${lines[0]}` : lines.map((line) => `\n${margin}${line}`).join('');
}

function endings(
  title: string,
  { err, errPaint, quiet }: Console,
  stop: () => void,
): Omit<ProgressStep, 'line'> {
  return {
    done: () => {
      stop();
      err(`${errPaint.green('done')}    ${title}\n`);
    },
    skipped: (reason, log = '') => {
      stop();
      if (!quiet)
        err(`${errPaint.yellow('skipped')} ${title}: ${escapeControls(reason)}${whyText(log)}\n`);
    },
    failed: (log) => {
      stop();
      err(
        `${errPaint.red('failed')}  ${title}\n${log === '' || log.endsWith('\n') ? log : `${log}\n`}`,
      );
    },
  };
}

/** The title of the step that writes a new project. */
export function writingTitle(files: number): string {
  return `Write ${files} files`;
}
