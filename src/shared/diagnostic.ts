import type { ErrorCode } from './error-codes.ts';

/** A position in a file; lines and columns count from 1, columns in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** How many columns the culprit spans, for the underline. */
  readonly length?: number | undefined;
}

/** A mend that is certain: what `--fix` does at the place of a problem. */
export type Fix =
  /** One word there becomes another. */
  | { readonly kind: 'word'; readonly was: string; readonly becomes: string }
  /** The item or the key there is taken out, for it stands there before. */
  | { readonly kind: 'take-out' }
  /** The file gets another name. */
  | { readonly kind: 'rename'; readonly to: string };

/** One thing that is wrong: what, where, and what to do about it. */
export interface Diagnostic {
  readonly code: ErrorCode;
  readonly message: string;
  readonly location?: Location | undefined;
  readonly hint?: string | undefined;
  readonly fix?: Fix | undefined;
}

/** By file, line and column, so that a list of problems always reads the same. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(compareDiagnostics);
}

/** The same problem once, whoever found it how often. */
export function dedupeDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byKey = new Map(
    diagnostics.map((diagnostic) => {
      const { file, line, column } = diagnostic.location ?? {};
      return [
        JSON.stringify([diagnostic.code, file, line, column, diagnostic.message]),
        diagnostic,
      ];
    }),
  );
  return [...byKey.values()];
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.location?.file ?? '', b.location?.file ?? '') ||
    (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
    (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** Order of UTF-16 units: the same on every machine, in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
