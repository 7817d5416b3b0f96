import { greatest } from './append.ts';
import { codes, type ExitStatus } from './codes.ts';
import type { Problem } from './problem.ts';

/**
 * The one error of `idp`: everything that is wrong, at once. Whatever else is thrown is a bug.
 * Its message is that of the first problem.
 */
export class IdpError extends Error {
  override readonly name = 'IdpError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    super(problems[0].message, options);
    this.problems = problems;
  }
}

/** Stops with one problem. */
export function fail(problem: Problem, options?: ErrorOptions): never {
  throw new IdpError([problem], options);
}

/** Stops if anything is wrong. */
export function failIfAny(problems: readonly Problem[]): void {
  const [first, ...rest] = problems;
  if (first !== undefined) throw new IdpError([first, ...rest]);
}

/** The exit status of a run with these problems: that of the gravest. */
export function exitStatusOf(problems: readonly Problem[]): ExitStatus {
  const exits = problems.map((problem) => codes[problem.code].exit as number);
  return Math.max(1, greatest(exits)) as ExitStatus;
}
