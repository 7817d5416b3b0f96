import { messageStyle } from '../../output/page-style.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import { throwError } from '../../shared/error.ts';
import type { Context } from '../context.ts';

/** The hooks that may run: those of a foreign catalog only with consent, which must be had before anything is written. */
export async function consentTo(
  hooks: readonly Command[],
  { trust }: { readonly trust: boolean },
  context: Context,
): Promise<readonly Command[]> {
  if (hooks.length === 0 || context.trusted || trust) return hooks;
  const { console, templates } = context;
  if (console.mayAsk) {
    const { confirmHooks, createPrompter } = await import('../answers/create-prompter.ts');
    const style = messageStyle(console);
    return (await confirmHooks(hooks, { catalog: templates, style }, createPrompter(context)))
      ? hooks
      : [];
  }
  const many = hooks.length === 1 ? 'a command' : `${hooks.length} commands`;
  return throwError({
    code: 'hook/untrusted',
    message: `the catalog ${templates} did not ship with idp and wants to run ${many}`,
    hint: 'inspect them with --dry-run, then add --trust to run them or --no-hooks to skip them',
  });
}
