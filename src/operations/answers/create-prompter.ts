import { inquirerPrompter } from '../../prompts/inquirer-prompter.ts';
import type { Prompter } from '../../prompts/prompter.ts';
import type { Context } from '../context.ts';

export { askParameter } from '../../prompts/ask-parameter.ts';
export { confirmHooks } from '../../prompts/confirm-hooks.ts';
export { interview } from '../../prompts/interview.ts';

/**
 * All that asks, in one place, so that it is loaded only where somebody can answer.
 * Questions are put on stderr: stdout is for results.
 */
export function createPrompter({ console, signal }: Context): Prompter {
  return inquirerPrompter(console, signal);
}
