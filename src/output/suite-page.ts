import type { Diagnostic } from '../shared/diagnostic.ts';
import { checkDiagnostic, formatSeconds } from '../testing/check-outcome.ts';
import { type SuiteReport, suiteDiagnostics } from '../testing/report.ts';
import { coverageText } from './coverage-text.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import type { PageStyle } from './page-style.ts';
import { snapshotDiff } from './snapshot-diff.ts';
import { escapeControls } from './text/escape-controls.ts';
import { excerptLog } from './text/log-excerpt.ts';
import { count } from './text/size.ts';

/** How much of the output of a failed check the short form shows. */
const shownOfLog = { causes: 10, tail: 30 };

interface SuiteStyle extends PageStyle {
  /** The texts of files by the names that places use, for excerpts. */
  readonly sources: ReadonlyMap<string, string>;
  /** Every difference whole. */
  readonly verbose: boolean;
  /** Every file of the coverage. */
  readonly wholeCoverage: boolean;
}

/** What came of the suite: what is wrong, each with its difference; the sum; the coverage; what to do next. */
export function suitePage(report: SuiteReport, style: SuiteStyle): string {
  const diagnostics = suiteDiagnostics(report);
  const errors = diagnostics.map((diagnostic) => {
    const snapshot = report.snapshots.find(({ file }) => file === diagnostic.location?.file);
    const diff = snapshot ? snapshotDiff(snapshot, style.verbose, style) : '';
    const rest = caseText(diagnostic, report, style) + logText(diagnostic, report, style) + diff;
    return diagnosticsText([diagnostic], style) + rest;
  });
  return [
    ...errors,
    updatesText(report, style),
    sumText(report, diagnostics.length, style),
    checksText(report, style),
    followedText(report, style),
    report.coverage.total > 0
      ? coverageText(report.coverage, { paint: style.paint, whole: style.wholeCoverage })
      : '',
    nextText(report, diagnostics.length, style),
  ].join('');
}

/** How to reproduce what only a pairwise case shows. */
function caseText(
  diagnostic: Diagnostic,
  { outcomes }: SuiteReport,
  { paint }: SuiteStyle,
): string {
  const failedCase = outcomes.find(({ diagnostics }) => diagnostics.includes(diagnostic))?.case;
  if (failedCase?.kind !== 'cover') return '';
  return `   ${paint.cyan('case')}  ${failedCase.name}: ${failedCase.flags.join(' ')}\n`;
}

/** The output of a failed check: the lines with the cause, and the end; or all of it. */
function logText({ message }: Diagnostic, { checks = [] }: SuiteReport, { verbose }: SuiteStyle) {
  const log = checks.find((one) => checkDiagnostic(one)?.message === message)?.log ?? '';
  const whole = log === '' ? [] : log.split('\n');
  const lines = verbose ? whole : excerptLog(log, shownOfLog);
  return lines
    .map((line) =>
      typeof line === 'string' ? line : `… ${count(line.omitted, 'line')}: idp test --verbose`,
    )
    .map((line) => `${`   ${escapeControls(line)}`.trimEnd()}\n`)
    .join('');
}

/** The snapshots that were written, each with its diff. */
function updatesText({ snapshots, updated }: SuiteReport, style: SuiteStyle): string {
  const written = updated ? snapshots.filter(({ state }) => state !== 'same') : [];
  const verbs = {
    missing: 'recorded',
    differs: 'updated',
    equivalent: 'updated',
    stale: 'deleted',
    same: '',
  } as const;
  return written
    .map(
      (snapshot) =>
        `${label(verbs[snapshot.state], style)}${snapshot.file}\n${snapshotDiff(snapshot, style.verbose, style)}`,
    )
    .join('');
}

function sumText(
  { catalog, outcomes }: SuiteReport,
  diagnostics: number,
  style: SuiteStyle,
): string {
  const examples = outcomes.filter((outcome) => outcome.case.kind === 'example').length;
  const rows = outcomes.length - examples;
  const generated = [count(examples, 'example'), ...(rows > 0 ? [`${rows} pairwise`] : [])];
  const result = diagnostics === 0 ? 'no problems found' : `${count(diagnostics, 'problem')}`;
  const colour = diagnostics === 0 ? style.paint.green : style.paint.red;
  return `${label('catalog', style)}${escapeControls(catalog)}\n${label('cases', style)}${generated.join(', ')}: ${colour(result)}\n`;
}

function checksText({ checks }: SuiteReport, style: SuiteStyle): string {
  if (checks === undefined) return '';
  const passed = checks.filter(({ state }) => state.kind === 'passed').length;
  const longest = [...checks].sort((a, b) => b.seconds - a.seconds)[0];
  const slow = longest
    ? `; the longest took ${formatSeconds(longest.seconds)}: ${longest.case}: ${longest.title}`
    : '';
  return `${label('checks', style)}${passed} of ${checks.length} passed${slow}\n`;
}

function followedText({ followed }: SuiteReport, style: SuiteStyle): string {
  if (followed === undefined) return '';
  const writes = followed.reduce((sum, one) => sum + one.writes, 0);
  return `${label('updates', style)}${count(followed.length, 'example')}, ${count(writes, 'file')} written\n`;
}

function nextText(report: SuiteReport, diagnostics: number, style: SuiteStyle): string {
  const { isRecorded, updated, checks, outcomes } = report;
  const canBeChecked = outcomes.some(
    ({ case: { composition } }) => composition.template.source.value.spec.checks?.length,
  );
  const isGreen = diagnostics === 0 && (isRecorded || updated);
  if (isGreen) return canBeChecked && !checks ? `${label('next', style)}idp test --checks\n` : '';
  if (isRecorded || updated) return '';
  return `${label('next', style)}idp test --update  ${style.paint.dim('records the snapshots')}\n`;
}

function label(word: string, { paint }: SuiteStyle): string {
  return paint.dim(word.padEnd(10));
}
