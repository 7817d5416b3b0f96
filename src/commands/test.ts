import { replaceFile } from '../host/replace-file.ts';
import type { Case } from '../suite/case.ts';
import type { CheckOutcome } from '../suite/check-outcome.ts';
import { lcovText } from '../suite/coverage/lcov.ts';
import { measure } from '../suite/coverage/measure.ts';
import { judge } from '../suite/judge.ts';
import { junitText } from '../suite/junit.ts';
import { problemsOfSuite, type SuiteReport } from '../suite/report.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { suiteJson } from '../terminal/suite-json.ts';
import { suitePage } from '../terminal/suite-page.ts';
import { sha256Of } from '../tree/digest.ts';
import type { Context, ExitCode } from './context.ts';
import { followExamples } from './follow-examples.ts';
import { type Asked, gatherSuite, type Suite } from './gather-suite.ts';
import { type CheckOptions, runChecks } from './run-checks.ts';
import { writeGoldens } from './write-goldens.ts';
import { pathOf } from './write-service.ts';

export interface TestOptions extends Asked, CheckOptions {
  readonly update: boolean;
  /** Whether the checks of the manifests run. */
  readonly checks: boolean;
  /** The state of the catalog whose examples are to follow to this one: a commit; or the last tag. */
  readonly follow?: string | true;
  /** Which cases count for the coverage, and are checked. */
  readonly cases: 'examples' | 'all';
  readonly coverage: boolean;
  /** Percent. */
  readonly minCoverage: number;
  /** Files to write. */
  readonly lcov?: string;
  readonly junit?: string;
  readonly verbose: boolean;
}

/** `idp test`: every case of the golden paths laid and held to what was recorded, and how much they cover. */
export async function runTest(options: TestOptions, context: Context): Promise<ExitCode> {
  const suite = await gatherSuite(options, context);
  const examined = examine(suite, options);
  const checks = options.checks ? await check(suite, options, context) : undefined;
  const { follow } = options;
  const followed = follow === undefined ? undefined : await followExamples(suite, follow);
  const report = { ...examined, checks, followed };
  if (options.update) writeGoldens(report.goldens);
  if (options.junit !== undefined)
    replaceFile(pathOf(options.junit, context.cwd), junitText(report));
  if (options.lcov !== undefined)
    replaceFile(
      pathOf(options.lcov, context.cwd),
      lcovText(report.coverage, suite.sites, report.tally),
    );
  context.console.out(show(report, suite, options, context));
  return problemsOfSuite(report).length === 0 ? 0 : 1;
}

function examine(
  { survey, owners, isAsked, cases, sites }: Suite,
  options: TestOptions,
): Omit<SuiteReport, 'checks' | 'followed'> {
  const judgement = judge({
    survey,
    cases,
    sites,
    counts: isChosen(options),
    owners,
    isAsked,
    fingerprint: sha256Of,
  });
  const { minCoverage, update: updated } = options;
  const coverage = measure(sites, judgement.tally);
  const isRecorded = [...survey.studies.values()].some(({ files }) => files.goldens.length > 0);
  const catalog = survey.catalog.root;
  return { ...judgement, catalog, coverage, minCoverage, isRecorded, updated };
}

function check(
  { survey, cases }: Suite,
  options: TestOptions,
  context: Context,
): Promise<readonly CheckOutcome[]> {
  return runChecks(survey.catalog, cases.filter(isChosen(options)), options, context);
}

function isChosen({ cases }: TestOptions): (one: Case) => boolean {
  return ({ kind }) => kind === 'example' || cases === 'all';
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
