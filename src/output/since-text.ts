import { listFirst } from '../shared/list-first.ts';
import { escapeControls } from './text/escape-controls.ts';

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
    return `since ${at} nothing changed in ${escapeControls(catalog)}, so there is nothing to check\n`;
  const others = [...affected].filter((id) => !changed.includes(id));
  const more = others.length === 0 ? '' : `; and what depends on it: ${listFirst(others)}`;
  return `changed since ${at}: ${listFirst(changed)}${more}\n`;
}
