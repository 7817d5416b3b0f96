import type { Command } from '../capability/commands.ts';
import type { Asker } from './interview/asker.ts';
import type { PageStyle } from './page-style.ts';
import { hooksText } from './plan-text.ts';

/** Whether the commands of a catalog that did not ship with idp may run; they are shown as they would be run. */
export async function confirmHooks(
  hooks: readonly Command[],
  { catalog, style }: { readonly catalog: string; readonly style: PageStyle },
  ask: Asker,
): Promise<boolean> {
  ask.say(`${catalog} wants to run, in the new folder:\n${hooksText(hooks, style)}`);
  return ask.confirm({ message: 'Run these commands?', default: false });
}
