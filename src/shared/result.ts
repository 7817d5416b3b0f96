import type { Diagnostic } from './diagnostic.ts';
import { IdpError } from './error.ts';

/** A value, or all problems. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly [Diagnostic, ...Diagnostic[]] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function err(first: Diagnostic, ...rest: readonly Diagnostic[]): Result<never> {
  return { ok: false, diagnostics: [first, ...rest] };
}

/** The same with any number of problems. */
export function errAll(diagnostics: readonly [Diagnostic, ...Diagnostic[]]): Result<never> {
  return { ok: false, diagnostics };
}

/** The value if there are no problems. */
export function toResult<T>(value: T, diagnostics: readonly Diagnostic[]): Result<T> {
  const [first, ...rest] = diagnostics;
  return first === undefined ? ok(value) : errAll([first, ...rest]);
}

/** The value, or the problems thrown as one `IdpError`. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new IdpError(result.diagnostics);
}
