import type { Asker } from '../terminal/interview/asker.ts';
import { inquirerAsker } from '../terminal/interview/inquirer-asker.ts';
import type { Context } from './context.ts';

export { confirmHooks } from '../terminal/consent.ts';
export { askParameter } from '../terminal/interview/ask-parameter.ts';
export { interview } from '../terminal/interview/interview.ts';

/**
 * All that asks, in one place, so that it is loaded only where somebody can answer.
 * Questions are put on stderr: stdout is for results.
 */
export function createAsker({ console, signal }: Context): Asker {
  return inquirerAsker(console, signal);
}
