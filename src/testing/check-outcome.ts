import type { Diagnostic, Location } from '../shared/diagnostic.ts';

/** How one check of a generated service ended. */
export interface CheckOutcome {
  /** The name of the case. */
  readonly case: string;
  readonly title: string;
  /** As the user would type it. */
  readonly command: string;
  readonly state: CheckState;
  readonly seconds: number;
  /** What it printed, if it did not pass. */
  readonly log: string;
  readonly location: Location;
}

/** Checks after a failed one are skipped. */
export type CheckState =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly exit: number }
  | { readonly kind: 'timeout'; readonly limit: number }
  | { readonly kind: 'not-found'; readonly program: string }
  | { readonly kind: 'skipped' };

/** What is wrong with a check that did not pass; one that was skipped is not wrong itself. */
export function checkDiagnostic(outcome: CheckOutcome): Diagnostic | undefined {
  const words = wordsFor(outcome);
  if (words === undefined) return undefined;
  const message = `${outcome.case}: ${outcome.title} ${words}: ${outcome.command}`;
  return { code: 'test/check-failed', message, location: outcome.location };
}

function wordsFor({ state, seconds }: CheckOutcome): string | undefined {
  switch (state.kind) {
    case 'passed':
    case 'skipped':
      return undefined;
    case 'failed':
      return `failed with exit status ${state.exit} after ${formatSeconds(seconds)}`;
    case 'timeout':
      return `did not finish within ${state.limit} s`;
    case 'not-found':
      return `needs ${state.program}, which is not installed`;
  }
}

/** `0.4 s`, `12 s`. */
export function formatSeconds(seconds: number): string {
  return `${seconds < 9.95 ? seconds.toFixed(1) : seconds.toFixed(0)} s`;
}
