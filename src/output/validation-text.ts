import { diffLines } from '../plan/merge/diff-lines.ts';
import { listFirst } from '../shared/list-first.ts';
import type { PageStyle } from './page-style.ts';
import { escapeControls } from './text/escape-controls.ts';

/**
 * The one line of a check that found no error: how much it looked at, and in which catalogs, so that nothing is not
 * taken for all, nor another catalog for one's own.
 */
export function validationText(
  checked: Readonly<Record<string, number>>,
  catalogs: readonly string[],
  warnings: number = 0,
): string {
  const counts = Object.entries(checked)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${count === 1 ? singular(name) : name}`);
  const where =
    catalogs.length === 0 ? '' : ` in ${catalogs.map((one) => escapeControls(one)).join(', ')}`;
  const found = warnings === 1 ? '1 warning' : `${warnings} warnings`;
  const result = warnings === 0 ? 'no problems found' : `no errors, ${found}`;
  return `${counts.join(', ') || '1 manifest'}${where}: ${result}\n`;
}

function singular(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/s$/, '');
}

/** The fixes, one per line: `fixed path:line what`. */
export function fixedText(
  fixed: readonly {
    readonly file: string;
    readonly line: number | undefined;
    readonly what: string;
  }[],
  { paint }: Pick<PageStyle, 'paint'>,
): string {
  return fixed
    .map(({ file, line, what }) => {
      const location = line === undefined ? file : `${file}:${line}`;
      return `${paint.green('fixed')}  ${escapeControls(location)}  ${escapeControls(what)}\n`;
    })
    .join('');
}

/** The fixes that would be made, as `diff -u` and git print them, and the beginning of the line about what is left. */
export function fixDiffText(
  texts: ReadonlyMap<string, { readonly before: string; readonly after: string }>,
  renamed: ReadonlyMap<string, string>,
): string {
  const diffs = [...texts].map(([file, { before, after }]) =>
    [`--- ${file}`, `+++ ${file}`, ...diffLines(before, after)].map((line) => `${line}\n`).join(''),
  );
  const names = [...renamed].map(([from, to]) => `rename from ${from}\nrename to ${to}\n`);
  return `${[...diffs, ...names].join('')}after these fixes: `;
}

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
