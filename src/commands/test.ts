import { fingerprint } from '../host/fingerprint.ts';
import { replaceFile } from '../host/replace-file.ts';
import { lcovText } from '../suite/coverage/lcov.ts';
import { measure } from '../suite/coverage/measure.ts';
import { judge } from '../suite/judge.ts';
import { problemsOfSuite, type SuiteReport } from '../suite/report.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { suiteJson } from '../terminal/suite-json.ts';
import { suitePage } from '../terminal/suite-page.ts';
import type { Context, ExitCode } from './context.ts';
import { type Asked, gatherSuite, type Suite } from './gather-suite.ts';
import { writeGoldens } from './write-goldens.ts';
import { pathOf } from './write-service.ts';

export interface TestOptions extends Asked {
  readonly update: boolean;
  /** Which cases count for the coverage. */
  readonly cases: 'examples' | 'all';
  readonly coverage: boolean;
  /** Percent. */
  readonly minCoverage: number;
  readonly lcov?: string;
  readonly verbose: boolean;
}

/** `idp test`: every case of the golden paths laid and held to what was recorded, and how much they cover. */
export async function runTest(options: TestOptions, context: Context): Promise<ExitCode> {
  const suite = await gatherSuite(options, context);
  const report = examine(suite, options);
  if (options.update) writeGoldens(report.goldens);
  if (options.lcov !== undefined)
    replaceFile(
      pathOf(options.lcov, context.cwd),
      lcovText(report.coverage, suite.sites, report.tally),
    );
  context.console.out(show(report, suite, options, context));
  return problemsOfSuite(report).length === 0 ? 0 : 1;
}

function examine({ survey, ids, cases, sites }: Suite, options: TestOptions): SuiteReport {
  const judgement = judge({
    survey,
    cases,
    sites,
    counts: ({ kind }) => kind === 'example' || options.cases === 'all',
    owners: ids,
    fingerprint,
  });
  const { minCoverage, update: updated } = options;
  const coverage = measure(sites, judgement.tally);
  const isRecorded = [...survey.studies.values()].some(({ files }) => files.goldens.length > 0);
  return { ...judgement, coverage, minCoverage, isRecorded, updated };
}

function show(
  report: SuiteReport,
  { sources }: Suite,
  { verbose, coverage }: TestOptions,
  { console, format }: Context,
): string {
  if (format === 'json') return suiteJson(report);
  const style = { ...resultStyle(console), sources, verbose, wholeCoverage: coverage };
  return suitePage(report, style);
}
