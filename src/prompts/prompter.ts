import type { PageStyle } from '../output/page-style.ts';

/** A choice as it is shown: its name, and what it means. */
export interface PromptChoice<T> {
  readonly value: T;
  readonly name: string;
  readonly description?: string;
}

/**
 * Which of the choices a person stands on, who takes it by pressing Enter: the one whose value is the default, be it
 * `undefined`; else the first.
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
export type Validate = (text: string) => string | undefined;

/**
 * The questions that a terminal can put. All of them throw `usage/cancelled` on Ctrl-C and at the end
 * of input, and leave the terminal as it was.
 */
export interface Prompter {
  /** How what is said is drawn. */
  readonly style: PageStyle;
  /** Tells something between two questions. */
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
