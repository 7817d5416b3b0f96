import type { ErrorCode } from './error-codes.ts';

/** A position in a file; lines and columns count from 1, columns in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** How many columns the culprit spans, for the underline. */
  readonly length?: number | undefined;
}

/** An unambiguous fix: what `--fix` does at the location. */
export type Fix =
  /** Replaces one word. */
  | { readonly kind: 'word'; readonly was: string; readonly becomes: string }
  /** Removes the item or key, which is a duplicate. */
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

/** Removes duplicates. */
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
