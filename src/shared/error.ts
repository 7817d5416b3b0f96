import { maximum } from './append.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type ExitStatus, errorCodes } from './error-codes.ts';

/**
 * The one error of `idp`: everything that is wrong, at once. Whatever else is thrown is a bug.
 * Its message is that of the first problem.
 */
export class IdpError extends Error {
  override readonly name = 'IdpError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly [Diagnostic, ...Diagnostic[]], options?: ErrorOptions) {
    super(diagnostics[0].message, options);
    this.diagnostics = diagnostics;
  }
}

/** Stops with one problem. */
export function throwError(diagnostic: Diagnostic, options?: ErrorOptions): never {
  throw new IdpError([diagnostic], options);
}

/** Stops if anything is wrong. */
export function throwIfAny(diagnostics: readonly Diagnostic[]): void {
  const [first, ...rest] = diagnostics;
  if (first !== undefined) throw new IdpError([first, ...rest]);
}

/** The exit status of a run with these problems: that of the most severe. */
export function exitStatusOf(diagnostics: readonly Diagnostic[]): ExitStatus {
  const exits = diagnostics.map((diagnostic) => errorCodes[diagnostic.code].exit as number);
  return Math.max(1, maximum(exits)) as ExitStatus;
}
