import { diffLines } from '../plan/merge/diff-lines.ts';
import type { PageStyle } from './page-style.ts';
import { escapeControls } from './text/escape-controls.ts';

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

/** The fixes that would be made, as `diff -u` and git print them. */
export function fixDiffText(
  texts: ReadonlyMap<string, { readonly before: string; readonly after: string }>,
  renamed: ReadonlyMap<string, string>,
): string {
  const diffs = [...texts].map(([file, { before, after }]) =>
    [`--- ${file}`, `+++ ${file}`, ...diffLines(before, after)].map((line) => `${line}\n`).join(''),
  );
  const names = [...renamed].map(([from, to]) => `rename from ${from}\nrename to ${to}\n`);
  return [...diffs, ...names].join('');
}
