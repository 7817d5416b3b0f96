import { type Severity, severityOf } from '../errors/codes.ts';
import type { Problem } from '../errors/problem.ts';
import { printDocument } from './json-document.ts';

/** What a check looked at: how many templates, capabilities, examples, files. */
export type CheckedCounts = Readonly<Record<string, number>>;

/** Problems for programs: `{version, catalogs, errors, warnings, checked}`, each entry as `errorsForJson` has it. */
export function problemsJson(
  problems: readonly Problem[],
  catalogs: readonly string[],
  checked: CheckedCounts,
): string {
  const of = (severity: Severity) =>
    errorsForJson(problems.filter(({ code }) => severityOf(code) === severity));
  const found = { errors: of('error'), warnings: of('warning') };
  return printDocument({ catalogs, ...found, checked });
}

/** Why a command stopped, for programs: what it prints instead of its result. */
export function stoppedJson(problems: readonly Problem[]): string {
  return printDocument({ errors: errorsForJson(problems) });
}

/** Problems as they stand in every document; what is unknown is null. */
export function errorsForJson(problems: readonly Problem[]) {
  return problems.map(({ code, message, place, hint, fix }) => ({
    code,
    severity: severityOf(code),
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    hint: hint ?? null,
    fixable: fix !== undefined,
  }));
}
