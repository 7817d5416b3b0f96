import type { Diagnostic } from '../shared/diagnostic.ts';
import { type Severity, severityOf } from '../shared/error-codes.ts';
import { printDocument } from './json-document.ts';

/** What a check looked at: how many templates, capabilities, examples, files. */
type ValidationCounts = Readonly<Record<string, number>>;

/** Problems for programs: `{version, catalogs, errors, warnings, checked}`, each entry as `errorsForJson` has it. */
export function diagnosticsJson(
  diagnostics: readonly Diagnostic[],
  catalogs: readonly string[],
  checked: ValidationCounts,
): string {
  const of = (severity: Severity) =>
    errorsForJson(diagnostics.filter(({ code }) => severityOf(code) === severity));
  const found = { errors: of('error'), warnings: of('warning') };
  return printDocument({ catalogs, ...found, checked });
}

/** Why a command stopped, for programs: what it prints instead of its result. */
export function stoppedJson(diagnostics: readonly Diagnostic[]): string {
  return printDocument({ errors: errorsForJson(diagnostics) });
}

/** Diagnostics as in every document; what is unknown is null. */
export function errorsForJson(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ code, message, location, hint, fix }) => ({
    code,
    severity: severityOf(code),
    message,
    file: location?.file ?? null,
    line: location?.line ?? null,
    column: location?.column ?? null,
    hint: hint ?? null,
    fixable: fix !== undefined,
  }));
}
