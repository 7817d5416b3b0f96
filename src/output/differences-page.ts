import type { Differences } from '../plan/find-differences.ts';
import type { TreePath } from '../shared/tree/path.ts';
import { printDocument } from './json-document.ts';
import type { PageStyle } from './page-style.ts';

/** Which files of a template a repository has, which differ and which are missing. */
export function differencesPage(
  { same, different, missing }: Differences,
  { paint }: PageStyle,
): string {
  const section = (title: string, paths: readonly TreePath[]) =>
    paths.length === 0
      ? ''
      : `${paint.bold(title)}\n${paths.map((path) => `  ${path}\n`).join('')}\n`;
  const total = same.length + different.length + missing.length;
  return [
    section('Identical (managed by updates from now on)', same),
    section('Different (kept; replace with idp update --take PATH)', different),
    section('Missing (add with idp update --take PATH)', missing),
    `${same.length} of ${total} files are identical, ${different.length} differ, ${missing.length} are missing\n`,
  ].join('');
}

/** The same for programs. */
export function differencesJson(
  { same, different, missing }: Differences,
  catalog: string,
): string {
  return printDocument({ catalog, same, different, missing });
}
