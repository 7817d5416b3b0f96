import { inquirerPrompter } from '../../prompts/inquirer-prompter.ts';
import type { Prompter } from '../../prompts/prompter.ts';
import type { Context } from '../context.ts';

export { askProvider } from '../../prompts/ask-layer.ts';
export { askParameter } from '../../prompts/ask-parameter.ts';
export { confirmHooks } from '../../prompts/confirm-hooks.ts';
export { interview } from '../../prompts/interview.ts';

/**
 * Everything that prompts, in one file, so that it is loaded only in a terminal. Prompts go to stderr: stdout is for
 * results.
 */
export function createPrompter({ console, signal }: Context): Prompter {
  return inquirerPrompter(console, signal);
}
