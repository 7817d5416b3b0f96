import type { PageStyle } from '../output/page-style.ts';

/** A choice: its name and description. */
export interface PromptChoice<T> {
  readonly value: T;
  readonly name: string;
  readonly description?: string;
}

/**
 * The initial choice, which Enter selects: the one whose value is the default, even if that is `undefined`; else the
 * first.
 */
export function initialChoice<T>(
  choices: readonly PromptChoice<T>[],
  initial: T | undefined,
): number {
  return Math.max(
    0,
    choices.findIndex(({ value }) => value === initial),
  );
}

/** What every prompt shows. */
export interface Heading {
  readonly message: string;
  /** What it is about, and the form of an answer: above the prompt until it is answered. */
  readonly description?: string | undefined;
  /** Which of how many prompts: `1 of 3`. */
  readonly step?: string | undefined;
  /** Whether Esc goes back to the prompt before; the prompt then throws `WentBack`. */
  readonly canGoBack?: boolean | undefined;
}

/** The user went back to the prompt before. */
export class WentBack extends Error {}

/** What was asked for; or `otherwise`, if the user went back. */
export async function unlessBack<T>(asked: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof WentBack) return otherwise;
    throw error;
  }
}

/** Why a text cannot be taken; undefined if it can. */
type Validate = (text: string) => string | undefined;

interface SelectQuestion<T> extends Heading {
  readonly choices: readonly PromptChoice<T>[];
  /** What Enter takes: see `initialChoice`. */
  readonly default?: T | undefined;
}

interface CheckboxQuestion extends Heading {
  readonly choices: readonly PromptChoice<string>[];
  readonly checked: readonly string[];
  readonly whyNot: (values: readonly string[]) => string | undefined;
}

interface TextQuestion extends Heading {
  readonly default?: string | undefined;
  readonly whyNot: Validate;
}

/**
 * The questions that a terminal can put. All of them throw `usage/cancelled` on Ctrl-C and at the end
 * of input, and leave the terminal as it was.
 */
export interface Prompter {
  /** The style of messages. */
  readonly style: PageStyle;
  /** Prints a message between two prompts. */
  readonly say: (text: string) => void;
  readonly select: <T>(question: SelectQuestion<T>) => Promise<T>;
  readonly checkbox: (question: CheckboxQuestion) => Promise<readonly string[]>;
  readonly text: (question: TextQuestion) => Promise<string>;
  readonly secret: (question: Omit<TextQuestion, 'default'>) => Promise<string>;
  readonly confirm: (question: Heading & { readonly default: boolean }) => Promise<boolean>;
}
