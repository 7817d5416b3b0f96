import { basename } from 'node:path';
import type { Diagnostic } from '../../../src/shared/diagnostic.ts';
import type { Mutant, Spot } from './mutant.ts';
import type { Output } from './output.ts';

/** What became of a mutant. */
export type Verdict =
  /** Some problem stands where it is right. */
  | 'told'
  /** There are problems, all of them elsewhere. */
  | 'misplaced'
  /** Nothing is told, and the files of an example are others: its golden text tells, in `idp test`. */
  | 'golden'
  /** Nothing is told, and hooks, checks, next steps, answers or reasons why are others. */
  | 'survived'
  /** Nothing is told, and what comes out is the same to the byte. */
  | 'harmless';

export interface Judged {
  readonly kind: string;
  readonly mutant: Mutant;
  readonly result: Verdict;
  readonly diagnostics: readonly Diagnostic[];
}

/** Files of problems are named from the root of the catalog. */
export function judge(
  mutant: Mutant,
  diagnostics: readonly Diagnostic[],
  /** What comes out now, and what came out before. */
  outputs: readonly [Output, Output] | undefined,
): Verdict {
  if (outputs) return compare(...outputs);
  return diagnostics.some((diagnostic) => mutant.right.some((spot) => isRight(diagnostic, spot)))
    ? 'told'
    : 'misplaced';
}

function compare(now: Output, before: Output): Verdict {
  if (now.files !== before.files) return 'golden';
  return now.rest === before.rest ? 'harmless' : 'survived';
}

/**
 * Of a file that comes out and cannot be read, a parser tells where it stumbled: at the damage, or behind it. Where
 * two conditions contradict each other, one is the place and the hint names the other.
 */
function isRight({ code, location, hint }: Diagnostic, { file, line }: Spot): boolean {
  const anywhere = line === undefined || code === 'skeleton/output-syntax';
  const isPlace = location?.file === file && (anywhere || location.line === line);
  return isPlace || hint?.endsWith(`: line ${line} of ${basename(file)}`) === true;
}
