import { IdpError } from './error.ts';
import type { Problem } from './problem.ts';

/** A value, or everything that stands in its way. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

export function good<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function bad(first: Problem, ...rest: readonly Problem[]): Checked<never> {
  return { ok: false, problems: [first, ...rest] };
}

/** The same with any number of problems. */
export function badAll(problems: readonly [Problem, ...Problem[]]): Checked<never> {
  return { ok: false, problems };
}

/** The value if there are no problems. */
export function checked<T>(value: T, problems: readonly Problem[]): Checked<T> {
  const [first, ...rest] = problems;
  return first === undefined ? good(value) : badAll([first, ...rest]);
}

/** The value, or the problems thrown as one `IdpError`. */
export function orThrow<T>(result: Checked<T>): T {
  if (result.ok) return result.value;
  throw new IdpError(result.problems);
}
