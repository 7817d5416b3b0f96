import type { ChalkInstance } from 'chalk';

/**
 * The looks of prompts in the colours of the console: the prompts' own would ask the environment, and
 * look at stdout, where stderr is drawn on.
 */
export function promptTheme(paint: ChalkInstance) {
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
