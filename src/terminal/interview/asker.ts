import type { PageStyle } from '../page-style.ts';

/** A choice as it is shown: its name, and what it means. */
export interface AskedChoice<T> {
  readonly value: T;
  readonly name: string;
  readonly description?: string;
}

/**
 * Which of the choices a person stands on, who takes it by pressing Enter: the one whose value is the default, be it
 * `undefined`; else the first.
 */
export function startOf<T>(choices: readonly AskedChoice<T>[], initial: T | undefined): number {
  return Math.max(
    0,
    choices.findIndex(({ value }) => value === initial),
  );
}

/** Why a text cannot be taken; undefined if it can. */
export type WhyNot = (text: string) => string | undefined;

/**
 * The questions that a terminal can put. All of them throw `usage/cancelled` on Ctrl-C and at the end
 * of input, and leave the terminal as it was.
 */
export interface Asker {
  /** How what is said is drawn. */
  readonly style: PageStyle;
  /** Tells something between two questions. */
  readonly say: (text: string) => void;
  readonly select: <T>(question: {
    readonly message: string;
    readonly choices: readonly AskedChoice<T>[];
    /** What Enter takes: see `startOf`. */
    readonly default?: T | undefined;
  }) => Promise<T>;
  readonly checkbox: (question: {
    readonly message: string;
    readonly choices: readonly AskedChoice<string>[];
    readonly checked: readonly string[];
    readonly whyNot: (values: readonly string[]) => string | undefined;
  }) => Promise<readonly string[]>;
  readonly text: (question: {
    readonly message: string;
    readonly default?: string | undefined;
    readonly whyNot: WhyNot;
  }) => Promise<string>;
  readonly secret: (question: {
    readonly message: string;
    readonly whyNot: WhyNot;
  }) => Promise<string>;
  readonly confirm: (question: {
    readonly message: string;
    readonly default: boolean;
  }) => Promise<boolean>;
}
