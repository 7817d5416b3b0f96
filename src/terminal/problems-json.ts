import { printJson } from '../data/print.ts';
import type { Problem } from '../errors/problem.ts';

/** What a check looked at: how many templates, capabilities, examples, files. */
export type CheckedCounts = Readonly<Record<string, number>>;

/** Problems for programs: `{version, catalogs, errors: [{code, message, file, line, column, hint, fixable}], checked}`; what is unknown is null. */
export function problemsJson(
  problems: readonly Problem[],
  catalogs: readonly string[],
  checked: CheckedCounts,
): string {
  return printJson({ version: 1, catalogs, errors: errorsForJson(problems), checked });
}

/** Problems as they stand in every document; what is unknown is null. */
export function errorsForJson(problems: readonly Problem[]) {
  return problems.map(({ code, message, place, hint, fix }) => ({
    code,
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    hint: hint ?? null,
    fixable: fix !== undefined,
  }));
}
