import { resultStyle } from '../../output/page-style.ts';
import { suiteJson } from '../../output/suite-json.ts';
import { suitePage } from '../../output/suite-page.ts';
import { sha256Of } from '../../shared/tree/digest.ts';
import { removeFile, replaceFile } from '../../system/files/replace-file.ts';
import type { Case } from '../../testing/case.ts';
import type { CheckOutcome } from '../../testing/check-outcome.ts';
import { compareCase } from '../../testing/compare-case.ts';
import { lcovText } from '../../testing/coverage/lcov.ts';
import { measureCoverage } from '../../testing/coverage/measure.ts';
import { junitText } from '../../testing/junit.ts';
import { type SuiteReport, suiteDiagnostics } from '../../testing/report.ts';
import type { OutputSnapshot } from '../../testing/snapshot.ts';
import type { Context, ExitCode } from '../context.ts';
import { absolutePath } from '../workspace-of.ts';
import { collectSuite, type Suite, type TestSelection } from './collect-suite.ts';
import { type CheckOptions, runChecks } from './run-checks.ts';
import { updateExamples } from './update-examples.ts';

export interface TestOptions extends TestSelection, CheckOptions {
  readonly update: boolean;
  /** Whether the checks of the manifests run. */
  readonly checks: boolean;
  /** The earlier commit whose examples are updated; the last tag by default. */
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

/** `idp test`: renders every case, compares with snapshots, and measures the coverage. */
export async function runTest(options: TestOptions, context: Context): Promise<ExitCode> {
  const suite = await collectSuite(options, context);
  const examined = examine(suite, options);
  const checks = options.checks ? await check(suite, options, context) : undefined;
  const { follow } = options;
  const followed = follow === undefined ? undefined : await updateExamples(suite, follow, context);
  const report = { ...examined, checks, followed };
  if (options.update) writeSnapshots(report.snapshots, context);
  if (options.junit !== undefined) writeText(options.junit, junitText(report), context);
  if (options.lcov !== undefined)
    writeText(options.lcov, lcovText(report.coverage, suite.sites, report.tally), context);
  context.console.out(show(report, suite, options, context));
  return suiteDiagnostics(report).length === 0 ? 0 : 1;
}

function examine(
  { analysis, owners, isAsked, cases, sites }: Suite,
  options: TestOptions,
): Omit<SuiteReport, 'checks' | 'followed'> {
  const caseResult = compareCase({
    analysis,
    cases,
    sites,
    counts: isChosen(options),
    owners,
    isAsked,
    fingerprint: sha256Of,
  });
  const { minCoverage, update: updated } = options;
  const coverage = measureCoverage(sites, caseResult.tally);
  const isRecorded = [...analysis.analyzedContributors.values()].some(
    ({ files }) => files.snapshots.length > 0,
  );
  const catalog = analysis.catalog.root;
  return { ...caseResult, catalog, coverage, minCoverage, isRecorded, updated };
}

function check(
  { analysis, cases }: Suite,
  options: TestOptions,
  context: Context,
): Promise<readonly CheckOutcome[]> {
  return runChecks(analysis.catalog, cases.filter(isChosen(options)), options, context);
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

/** Writes the snapshots of the examples, and deletes those without an example. */
function writeSnapshots(snapshots: readonly OutputSnapshot[], context: Context): void {
  for (const { file, state, text } of snapshots) {
    if (state === 'same') continue;
    if (text === undefined) removeFile(absolutePath(file, context.cwd), file);
    else writeText(file, text, context);
  }
}

function writeText(displayPath: string, text: string, { cwd, processHandle }: Context): void {
  replaceFile(absolutePath(displayPath, cwd), displayPath, text, processHandle);
}
