import { diffLines } from '../plan/diff-lines.ts';
import type { PageStyle } from './page-style.ts';
import { harmless } from './text/harmless.ts';

/** What was mended, a line each: `fixed  path:line  what`. */
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
      const place = line === undefined ? file : `${file}:${line}`;
      return `${paint.green('fixed')}  ${harmless(place)}  ${harmless(what)}\n`;
    })
    .join('');
}

/** What would be mended, as `diff -u` and git print it. */
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
