import type { ChalkInstance } from 'chalk';
import type { Console } from '../output/console.ts';
import { messageStyle } from '../output/page-style.ts';
import { throwError } from '../shared/error.ts';
import { initialChoice, type PromptChoice, type Prompter } from './prompter.ts';

type Prompts = typeof import('@inquirer/prompts');

interface PromptContext {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** From so many choices on, a list can be searched. */
const searchFrom = 6;

/** Prompts on a console: read from stdin, drawn on stderr. The package is loaded with the first prompt. */
export function inquirerPrompter(console: Console, signal: AbortSignal): Prompter {
  const theme = promptTheme(console.errPaint);
  const put = <T>(question: (prompts: Prompts, context: PromptContext) => Promise<T>): Promise<T> =>
    askOnce(console, signal, question);
  return {
    style: messageStyle(console),
    say: console.err,
    select: ({ message, choices, default: initial }) =>
      put(async ({ select, search }, context) => {
        // By their index: the prompts take a default of `undefined` for none.
        const start = initialChoice(choices, initial);
        const listed = (all: typeof choices) =>
          all.map((choice) => ({ ...choice, value: choices.indexOf(choice) }));
        const source = (term: string | undefined) => listed(findChoices(choices, term));
        const question = { message, default: start, theme };
        const index = await (choices.length < searchFrom
          ? select({ ...question, choices: listed(choices) }, context)
          : search({ ...question, source, pageSize: 10 }, context));
        return choiceAt(choices, index).value;
      }),
    checkbox: ({ message, choices, checked, whyNot }) =>
      put(({ checkbox }, context) =>
        checkbox(
          {
            message,
            choices: choices.map((choice) => ({
              ...choice,
              checked: checked.includes(choice.value),
            })),
            validate: (chosen) => whyNot(chosen.map(({ value }) => value)) ?? true,
            theme,
          },
          context,
        ),
      ),
    text: ({ message, default: initial, whyNot }) =>
      put(({ input }, context) =>
        input(
          { message, default: initial, validate: (text) => whyNot(text) ?? true, theme },
          context,
        ),
      ),
    secret: ({ message, whyNot }) =>
      put(({ password }, context) =>
        password(
          {
            message,
            mask: true,
            toggleMask: false,
            validate: (text) => whyNot(text) ?? true,
            theme,
          },
          context,
        ),
      ),
    confirm: ({ message, default: initial }) =>
      put(({ confirm }, context) => confirm({ message, default: initial, theme }, context)),
  };
}

function choiceAt<T>(choices: readonly PromptChoice<T>[], index: number): PromptChoice<T> {
  const choice = choices[index];
  if (choice === undefined) throw new RangeError(`there is no choice ${index}`);
  return choice;
}

async function askOnce<T>(
  { keyboard, screen }: Console,
  cancelled: AbortSignal,
  question: (prompts: Prompts, context: PromptContext) => Promise<T>,
): Promise<T> {
  const prompts = await import('@inquirer/prompts');
  const ended = untilInputEnds(keyboard);
  const signal = AbortSignal.any([cancelled, ended.signal]);
  try {
    return await question(prompts, { input: keyboard, output: screen, signal });
  } catch (error) {
    if (error instanceof Error && /^(ExitPrompt|AbortPrompt|CancelPrompt)Error$/.test(error.name))
      return throwError(
        { code: 'usage/cancelled', message: 'cancelled; nothing was written' },
        { cause: error },
      );
    throw error;
  } finally {
    ended.stop();
  }
}

/** The choices that contain every word of a search, in their order. */
export function findChoices<T>(
  choices: readonly PromptChoice<T>[],
  term = '',
): readonly PromptChoice<T>[] {
  const words = term
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return choices.filter(({ name, description = '', value }) => {
    const text = `${name} ${description} ${typeof value === 'string' ? value : ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * The looks of prompts in the colours of the console: the prompts' own would ask the environment, and
 * look at stdout, where stderr is drawn on.
 */
function promptTheme(paint: ChalkInstance) {
  const keys = (tips: readonly (readonly [string, string])[]) =>
    paint.dim(tips.map(([key, action]) => `${key} ${action}`).join(', '));
  const one = (colour: ChalkInstance) => (text: string) => colour(text);
  return {
    prefix: { idle: paint.cyan('?'), done: paint.green('-') },
    style: {
      answer: one(paint.cyan),
      message: one(paint.bold),
      error: one(paint.red),
      defaultAnswer: (text: string) => paint.dim(`(${text})`),
      help: one(paint.dim),
      highlight: one(paint.cyan),
      key: one(paint.bold),
      disabled: one(paint.dim),
      description: one(paint.dim),
      searchTerm: one(paint.cyan),
      confirmDefault: (text: string) => paint.bold(text.toUpperCase()),
      keysHelpTip: keys,
    },
  };
}

/**
 * Aborts when no answer is possible any more. A prompt neither ends nor fails on Ctrl-D or at the end of input, it
 * only stops reading: its input is paused while the answer is pending.
 */
function untilInputEnds(input: NodeJS.ReadableStream): {
  readonly signal: AbortSignal;
  readonly stop: () => void;
} {
  const ended = new AbortController();
  let answered = false;
  const look = () => {
    setImmediate(() => {
      if (!answered) ended.abort();
    });
  };
  const events = ['pause', 'end', 'close'] as const;
  for (const event of events) input.on(event, look);
  return {
    signal: ended.signal,
    stop: () => {
      answered = true;
      for (const event of events) input.off(event, look);
    },
  };
}
