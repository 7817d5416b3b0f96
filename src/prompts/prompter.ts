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

/** Why a text cannot be taken; undefined if it can. */
type Validate = (text: string) => string | undefined;

/**
 * The questions that a terminal can put. All of them throw `usage/cancelled` on Ctrl-C and at the end
 * of input, and leave the terminal as it was.
 */
export interface Prompter {
  /** The style of messages. */
  readonly style: PageStyle;
  /** Prints a message between two prompts. */
  readonly say: (text: string) => void;
  readonly select: <T>(question: {
    readonly message: string;
    readonly choices: readonly PromptChoice<T>[];
    /** What Enter takes: see `startOf`. */
    readonly default?: T | undefined;
  }) => Promise<T>;
  readonly checkbox: (question: {
    readonly message: string;
    readonly choices: readonly PromptChoice<string>[];
    readonly checked: readonly string[];
    readonly whyNot: (values: readonly string[]) => string | undefined;
  }) => Promise<readonly string[]>;
  readonly text: (question: {
    readonly message: string;
    readonly default?: string | undefined;
    readonly whyNot: Validate;
  }) => Promise<string>;
  readonly secret: (question: {
    readonly message: string;
    readonly whyNot: Validate;
  }) => Promise<string>;
  readonly confirm: (question: {
    readonly message: string;
    readonly default: boolean;
  }) => Promise<boolean>;
}
