import type { PageStyle } from '../output/page-style.ts';
import { hooksText } from '../output/plan-text.ts';
import type { Command } from '../scaffold/compose/commands.ts';
import type { Prompter } from './prompter.ts';

/** Asks whether the commands of a catalog that did not ship with idp may run; shows them as they will run. */
export async function confirmHooks(
  hooks: readonly Command[],
  { catalog, style }: { readonly catalog: string; readonly style: PageStyle },
  ask: Prompter,
): Promise<boolean> {
  ask.say(`${catalog} wants to run, in the new folder:\n${hooksText(hooks, style)}`);
  return ask.confirm({ message: 'Run these commands?', default: false });
}
