import type { Problem } from '../../../src/errors/problem.ts';
import type { Mutant, Spot } from './mutant.ts';

/** What became of a mutant. */
export type Verdict =
  /** Some problem stands where it is right. */
  | 'told'
  /** There are problems, all of them elsewhere. */
  | 'misplaced'
  /** Nothing is told, and what comes out is another. */
  | 'survived'
  /** Nothing is told, and what comes out is the same to the byte. */
  | 'harmless';

export interface Judged {
  readonly kind: string;
  readonly mutant: Mutant;
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
}

/** Files of problems are named from the root of the catalog. */
export function judge(
  mutant: Mutant,
  problems: readonly Problem[],
  isSameOutput: () => boolean,
): Verdict {
  if (problems.length === 0) return isSameOutput() ? 'harmless' : 'survived';
  return problems.some((problem) => mutant.right.some((spot) => isRight(problem, spot)))
    ? 'told'
    : 'misplaced';
}

function isRight({ place }: Problem, { file, line }: Spot): boolean {
  return place?.file === file && (line === undefined || place.line === line);
}
