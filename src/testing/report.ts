import { type Diagnostic, dedupeDiagnostics, sortDiagnostics } from '../shared/diagnostic.ts';
import { listFirst } from '../shared/list-first.ts';
import { type CheckOutcome, checkDiagnostic } from './check-outcome.ts';
import type { CaseResult } from './compare-case.ts';
import { type Coverage, percentOf } from './coverage/measure.ts';
import type { OutputSnapshot } from './snapshot.ts';
import type { UpdatedExample } from './update/update-example.ts';

/** All that came of a run of the suite. */
export interface SuiteReport extends CaseResult {
  /** The catalog that was tested, as the user would type it. */
  readonly catalog: string;
  readonly coverage: Coverage;
  /** Percent below which the run fails. */
  readonly minCoverage: number;
  /** Whether snapshots are compared: as soon as there is one. */
  readonly isRecorded: boolean;
  /** Whether changed snapshots were updated. */
  readonly updated: boolean;
  /** How the checks of generated services ended; undefined if none were to run. */
  readonly checks: readonly CheckOutcome[] | undefined;
  /** The results of updating the examples of an earlier state; undefined if there are none. */
  readonly followed: readonly UpdatedExample[] | undefined;
}

/** Everything that makes a run fail, each once, by file. */
export function suiteDiagnostics(report: SuiteReport): readonly Diagnostic[] {
  const { outcomes, snapshots, isRecorded, updated } = report;
  return sortDiagnostics(
    dedupeDiagnostics([
      ...outcomes.flatMap(({ diagnostics }) => diagnostics),
      ...(isRecorded && !updated ? snapshots.flatMap(snapshotDiagnostic) : []),
      ...(report.checks ?? []).flatMap((outcome) => checkDiagnostic(outcome) ?? []),
      ...(report.followed ?? []).flatMap(({ diagnostics }) => diagnostics),
      ...coverageDiagnostics(report),
    ]),
  );
}

const update = 'if this is intended, update the snapshots: idp test --update';

function snapshotDiagnostic({ file, state, changes }: OutputSnapshot): readonly Diagnostic[] {
  const location = { file };
  switch (state) {
    case 'same':
    case 'equivalent':
      return [];
    case 'missing':
      return [
        {
          code: 'snapshot/missing',
          message: 'has no snapshot yet',
          location,
          hint: 'idp test --update',
        },
      ];
    case 'stale':
      return [
        {
          code: 'snapshot/stale',
          message: 'belongs to no example, or to one without output',
          location,
          hint: 'delete it with idp test --update',
        },
      ];
    case 'differs': {
      const paths = listFirst(changes.map(({ path }) => path));
      const message = `${changes.length === 1 ? 'one file differs' : `${changes.length} files differ`} from the snapshot: ${paths}`;
      return [{ code: 'snapshot/differs', message, location, hint: update }];
    }
  }
}

function coverageDiagnostics({ coverage, minCoverage }: SuiteReport): readonly Diagnostic[] {
  const percent = percentOf(coverage);
  if (percent >= minCoverage) return [];
  return [
    {
      code: 'test/coverage',
      message: `the coverage is ${percent} %, below the required ${minCoverage} %`,
      hint: 'idp test --coverage shows what no example covers; add one that does',
    },
  ];
}
