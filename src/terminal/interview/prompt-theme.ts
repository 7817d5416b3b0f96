import type { ChalkInstance } from 'chalk';

/**
 * The looks of prompts in the colours of the console: the prompts' own would ask the environment, and
 * look at stdout, where stderr is drawn on.
 */
export function promptTheme(paint: ChalkInstance) {
  const keys = (tips: readonly (readonly [string, string])[]) =>
    paint.dim(tips.map(([key, action]) => `${key} ${action}`).join(', '));
  return {
    prefix: { idle: paint.cyan('?'), done: paint.green('-') },
    style: {
      answer: paint.cyan,
      message: paint.bold,
      error: paint.red,
      defaultAnswer: (text: string) => paint.dim(`(${text})`),
      help: paint.dim,
      highlight: paint.cyan,
      key: paint.bold,
      disabled: paint.dim,
      description: paint.dim,
      searchTerm: paint.cyan,
      confirmDefault: paint.dim,
      keysHelpTip: keys,
    },
  };
}
