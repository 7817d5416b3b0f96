import { listSome } from '../errors/list-some.ts';
import { dedupeProblems, type Problem, sortProblems } from '../errors/problem.ts';
import { type CheckOutcome, checkProblem } from './check-outcome.ts';
import { type Coverage, percentOf } from './coverage/measure.ts';
import type { Followed } from './follow/follow-example.ts';
import type { Golden } from './golden.ts';
import type { Judgement } from './judge.ts';

/** All that came of a run of the suite. */
export interface SuiteReport extends Judgement {
  /** The catalog that was tested, as the person would type it. */
  readonly catalog: string;
  readonly coverage: Coverage;
  /** Percent below which the run fails. */
  readonly minCoverage: number;
  /** Whether golden texts are compared: they are once one was recorded. */
  readonly isRecorded: boolean;
  /** Whether golden texts that differed were written anew. */
  readonly updated: boolean;
  /** How the checks of generated services ended; undefined if none were to run. */
  readonly checks: readonly CheckOutcome[] | undefined;
  /** How the examples of an earlier state followed; undefined if none were to. */
  readonly followed: readonly Followed[] | undefined;
}

/** Everything that makes a run fail, each once, by file. */
export function problemsOfSuite(report: SuiteReport): readonly Problem[] {
  const { outcomes, goldens, isRecorded, updated } = report;
  return sortProblems(
    dedupeProblems([
      ...outcomes.flatMap(({ problems }) => problems),
      ...(isRecorded && !updated ? goldens.flatMap(goldenProblem) : []),
      ...(report.checks ?? []).flatMap((outcome) => checkProblem(outcome) ?? []),
      ...(report.followed ?? []).flatMap(({ problems }) => problems),
      ...coverageProblems(report),
    ]),
  );
}

const update = 'if that is meant, record it: idp test --update';

function goldenProblem({ file, state, changes }: Golden): readonly Problem[] {
  const place = { file };
  switch (state) {
    case 'same':
      return [];
    case 'missing':
      return [
        {
          code: 'snapshot/missing',
          message: 'is not recorded yet',
          place,
          hint: 'idp test --update',
        },
      ];
    case 'stale':
      return [
        {
          code: 'snapshot/stale',
          message: 'is of no example, or of one that gives nothing',
          place,
          hint: 'idp test --update deletes it',
        },
      ];
    case 'differs': {
      const paths = listSome(changes.map(({ path }) => path));
      const message = `${changes.length === 1 ? 'one file is' : `${changes.length} files are`} not as recorded: ${paths}`;
      return [{ code: 'snapshot/differs', message, place, hint: update }];
    }
  }
}

function coverageProblems({ coverage, minCoverage }: SuiteReport): readonly Problem[] {
  const percent = percentOf(coverage);
  if (percent >= minCoverage) return [];
  return [
    {
      code: 'test/coverage',
      message: `the coverage is ${percent} %, and ${minCoverage} % is asked for`,
      hint: 'idp test --coverage tells what no example meets; add one that does',
    },
  ];
}
