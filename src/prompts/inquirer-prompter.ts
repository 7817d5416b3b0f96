import type { ChalkInstance } from 'chalk';
import type { Console } from '../output/console.ts';
import { messageStyle, type PageStyle } from '../output/page-style.ts';
import { wrap } from '../output/text/wrap.ts';
import { throwError } from '../shared/error.ts';
import {
  type Heading,
  initialChoice,
  type PromptChoice,
  type Prompter,
  WentBack,
} from './prompter.ts';

type Prompts = typeof import('@inquirer/prompts');

interface PromptContext {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** What all prompts of the package take. */
interface Shown {
  readonly message: string;
  readonly theme: ReturnType<typeof promptTheme>;
}

/** From so many choices on, a list can be searched. */
const searchFrom = 6;

/** Prompts on a console: read from stdin, drawn on stderr. The package is loaded with the first prompt. */
export function inquirerPrompter(console: Console, signal: AbortSignal): Prompter {
  const put = <T>(
    heading: Heading,
    question: (prompts: Prompts, shown: Shown, context: PromptContext) => Promise<T>,
  ): Promise<T> => {
    const { message, canGoBack = false } = heading;
    const shown = { message, theme: promptTheme(messageStyle(console), heading) };
    return askOnce(console, { signal, canGoBack }, (prompts, context) =>
      question(prompts, shown, context),
    );
  };
  return {
    style: messageStyle(console),
    say: console.err,
    select: ({ choices, default: initial, ...heading }) =>
      put(heading, async ({ select, search }, shown, context) => {
        // By their index: the prompts take a default of `undefined` for none.
        const start = initialChoice(choices, initial);
        const listed = (all: typeof choices) =>
          all.map((choice) => ({ ...choice, value: choices.indexOf(choice) }));
        const source = (term: string | undefined) => listed(findChoices(choices, term));
        const question = { ...shown, default: start };
        const index = await (choices.length < searchFrom
          ? select({ ...question, choices: listed(choices) }, context)
          : search({ ...question, source, pageSize: 10 }, context));
        return choiceAt(choices, index).value;
      }),
    checkbox: ({ choices, checked, whyNot, ...heading }) =>
      put(heading, ({ checkbox }, shown, context) =>
        checkbox(
          {
            ...shown,
            choices: choices.map((choice) => ({
              ...choice,
              checked: checked.includes(choice.value),
            })),
            validate: (chosen) => whyNot(chosen.map(({ value }) => value)) ?? true,
          },
          context,
        ),
      ),
    text: ({ default: initial, whyNot, ...heading }) =>
      put(heading, ({ input }, shown, context) =>
        input({ ...shown, default: initial, validate: (text) => whyNot(text) ?? true }, context),
      ),
    secret: ({ whyNot, ...heading }) =>
      put(heading, ({ password }, shown, context) => {
        const validate = (text: string) => whyNot(text) ?? true;
        return password({ ...shown, mask: true, toggleMask: false, validate }, context);
      }),
    confirm: ({ default: initial, ...heading }) =>
      put(heading, ({ confirm }, shown, context) =>
        confirm({ ...shown, default: initial }, context),
      ),
  };
}

function choiceAt<T>(choices: readonly PromptChoice<T>[], index: number): PromptChoice<T> {
  const choice = choices[index];
  if (choice === undefined) throw new RangeError(`there is no choice ${index}`);
  return choice;
}

async function askOnce<T>(
  { keyboard, screen }: Console,
  cancel: { readonly signal: AbortSignal; readonly canGoBack: boolean },
  question: (prompts: Prompts, context: PromptContext) => Promise<T>,
): Promise<T> {
  const prompts = await import('@inquirer/prompts');
  const keys = watchKeys(keyboard);
  const signal = AbortSignal.any([
    cancel.signal,
    keys.ended,
    ...(cancel.canGoBack ? [keys.wentBack] : []),
  ]);
  try {
    return await question(prompts, { input: keyboard, output: screen, signal });
  } catch (error) {
    if (cancel.canGoBack && keys.wentBack.aborted) throw new WentBack();
    if (error instanceof Error && /^(ExitPrompt|AbortPrompt|CancelPrompt)Error$/.test(error.name))
      return throwError(
        { code: 'usage/cancelled', message: 'cancelled; nothing was written' },
        { cause: error },
      );
    throw error;
  } finally {
    keys.stop();
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
function promptTheme({ paint, width }: PageStyle, { description, step, canGoBack }: Heading) {
  const keys = (tips: readonly (readonly [string, string])[]) =>
    paint.dim(tips.map(([key, action]) => `${key} ${action}`).join(', '));
  const one = (colour: ChalkInstance) => (text: string) => colour(text);
  const marks = [step, canGoBack ? 'Esc: back' : undefined].filter((mark) => mark !== undefined);
  const lines = description === undefined ? [] : wrap(description, width);
  const above = lines.map((line) => `${paint.dim(line)}\n`).join('');
  const beside = marks.length === 0 ? '' : paint.dim(` (${marks.join(', ')})`);
  return {
    prefix: { idle: `${above}${paint.cyan('?')}`, done: paint.green('-') },
    style: {
      answer: one(paint.cyan),
      message: (text: string, status: string) =>
        status === 'done' ? paint.bold(text) : `${paint.bold(text)}${beside}`,
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

interface Keys {
  /** Aborts when no answer is possible any more. */
  readonly ended: AbortSignal;
  /** Aborts with Esc. */
  readonly wentBack: AbortSignal;
  readonly stop: () => void;
}

/**
 * What the keyboard says besides an answer. A prompt neither ends nor fails on Ctrl-D or at the end of input, it only
 * stops reading: its input is paused while the answer is pending. After Ctrl-Z and `fg` Node.js pauses it too; then it
 * goes on.
 */
function watchKeys(input: NodeJS.ReadableStream): Keys {
  const [ended, back] = [new AbortController(), new AbortController()];
  let answered = false;
  let suspended = false;
  const end = () => {
    setImmediate(() => {
      if (!answered) ended.abort();
    });
  };
  const pause = () => {
    if (suspended) input.resume();
    else end();
    suspended = false;
  };
  const key = (_: unknown, { name, ctrl }: { readonly name?: string; readonly ctrl?: boolean }) => {
    suspended = ctrl === true && name === 'z';
    if (name === 'escape') back.abort();
  };
  const listeners = { pause, end, close: end, keypress: key } as const;
  for (const [event, listener] of Object.entries(listeners)) input.on(event, listener);
  return {
    ended: ended.signal,
    wentBack: back.signal,
    stop: () => {
      answered = true;
      for (const [event, listener] of Object.entries(listeners)) input.off(event, listener);
    },
  };
}
