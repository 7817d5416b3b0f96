import type { Code } from './codes.ts';

/** A position in a file; lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
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
export interface Problem {
  readonly code: Code;
  readonly message: string;
  readonly place?: Place | undefined;
  readonly hint?: string | undefined;
  readonly fix?: Fix | undefined;
}

/** By file, line and column, so that a list of problems always reads the same. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(compareProblems);
}

/** The same problem once, whoever found it how often. */
export function dedupeProblems(problems: readonly Problem[]): readonly Problem[] {
  const byKey = new Map(
    problems.map((problem) => {
      const { file, line, column } = problem.place ?? {};
      return [JSON.stringify([problem.code, file, line, column, problem.message]), problem];
    }),
  );
  return [...byKey.values()];
}

function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.place?.file ?? '', b.place?.file ?? '') ||
    (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
    (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** Order of UTF-16 units: the same on every machine, in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
