import { listSome } from '../errors/list-some.ts';
import { harmless } from './text/harmless.ts';

/** What a check was limited to, so that nothing found is not taken for all: what changed, and what depends on it. */
export function sinceText(
  ref: string,
  catalog: string,
  {
    commit,
    changed,
    affected,
  }: {
    readonly commit: string;
    readonly changed: readonly string[];
    readonly affected: ReadonlySet<string>;
  },
): string {
  const at = commit.startsWith(ref) ? ref : `${ref} (${commit})`;
  if (changed.length === 0)
    return `since ${at} nothing changed in ${harmless(catalog)}, so there is nothing to check\n`;
  const others = [...affected].filter((id) => !changed.includes(id));
  const more = others.length === 0 ? '' : `; with what depends on it: ${listSome(others)}`;
  return `since ${at} changed ${listSome(changed)}${more}\n`;
}
