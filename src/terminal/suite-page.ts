import type { Problem } from '../errors/problem.ts';
import { checkProblem, formatSeconds } from '../suite/check-outcome.ts';
import { problemsOfSuite, type SuiteReport } from '../suite/report.ts';
import { coverageText } from './coverage-text.ts';
import { goldenDiff } from './golden-diff.ts';
import type { PageStyle } from './page-style.ts';
import { problemsText } from './problems-text.ts';
import { harmless } from './text/harmless.ts';
import { excerptLog } from './text/log-excerpt.ts';
import { count } from './text/size.ts';

/** How much of the output of a failed check the short form shows. */
const shownOfLog = { causes: 10, tail: 30 };

export interface SuiteStyle extends PageStyle {
  /** The texts of files by the names that places use, for excerpts. */
  readonly sources: ReadonlyMap<string, string>;
  /** Every difference whole. */
  readonly verbose: boolean;
  /** Every file of the coverage. */
  readonly wholeCoverage: boolean;
}

/** What came of the suite: what is wrong, each with its difference; the sum; the coverage; what to do next. */
export function suitePage(report: SuiteReport, style: SuiteStyle): string {
  const problems = problemsOfSuite(report);
  const told = problems.map((problem) => {
    const golden = report.goldens.find(({ file }) => file === problem.place?.file);
    const diff = golden ? goldenDiff(golden, style.verbose, style) : '';
    const rest = caseText(problem, report, style) + logText(problem, report, style) + diff;
    return problemsText([problem], style) + rest;
  });
  return [
    ...told,
    updatesText(report, style),
    sumText(report, problems.length, style),
    checksText(report, style),
    followedText(report, style),
    report.coverage.total > 0
      ? coverageText(report.coverage, { paint: style.paint, whole: style.wholeCoverage })
      : '',
    nextText(report, problems.length, style),
  ].join('');
}

/** How to see for oneself what only a row of the cover shows. */
function caseText(problem: Problem, { outcomes }: SuiteReport, { paint }: SuiteStyle): string {
  const shown = outcomes.find(({ problems }) => problems.includes(problem))?.case;
  if (shown?.kind !== 'cover') return '';
  return `   ${paint.cyan('case')}  ${shown.name}: ${shown.flags.join(' ')}\n`;
}

/** What a check printed that did not pass: the lines that say why, and the end; or all of it. */
function logText({ message }: Problem, { checks = [] }: SuiteReport, { verbose }: SuiteStyle) {
  const log = checks.find((one) => checkProblem(one)?.message === message)?.log ?? '';
  const whole = log === '' ? [] : log.split('\n');
  const lines = verbose ? whole : excerptLog(log, shownOfLog);
  return lines
    .map((line) =>
      typeof line === 'string' ? line : `… ${count(line.omitted, 'line')}: idp test --verbose`,
    )
    .map((line) => `${`   ${harmless(line)}`.trimEnd()}\n`)
    .join('');
}

/** The golden texts that were written, each with its difference. */
function updatesText({ goldens, updated }: SuiteReport, style: SuiteStyle): string {
  const written = updated ? goldens.filter(({ state }) => state !== 'same') : [];
  const verbs = { missing: 'recorded', differs: 'updated', stale: 'deleted', same: '' } as const;
  return written
    .map(
      (golden) =>
        `${label(verbs[golden.state], style)}${golden.file}\n${goldenDiff(golden, style.verbose, style)}`,
    )
    .join('');
}

function sumText({ catalog, outcomes }: SuiteReport, problems: number, style: SuiteStyle): string {
  const examples = outcomes.filter((outcome) => outcome.case.kind === 'example').length;
  const rows = outcomes.length - examples;
  const laid = [count(examples, 'example'), ...(rows > 0 ? [`${rows} of the cover`] : [])];
  const verdict = problems === 0 ? 'nothing is wrong' : `${count(problems, 'problem')}`;
  const colour = problems === 0 ? style.paint.green : style.paint.red;
  return `${label('catalog', style)}${harmless(catalog)}\n${label('cases', style)}${laid.join(', ')}: ${colour(verdict)}\n`;
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
  return `${label('followed', style)}${count(followed.length, 'example')}, ${count(writes, 'file')} written\n`;
}

function nextText(report: SuiteReport, problems: number, style: SuiteStyle): string {
  const { isRecorded, updated, checks, outcomes } = report;
  const canBeChecked = outcomes.some(
    ({ case: { composition } }) => composition.template.source.value.spec.checks?.length,
  );
  const isGreen = problems === 0 && (isRecorded || updated);
  if (isGreen) return canBeChecked && !checks ? `${label('next', style)}idp test --checks\n` : '';
  if (isRecorded || updated) return '';
  return `${label('next', style)}idp test --update  ${style.paint.dim('records what the examples give')}\n`;
}

function label(word: string, { paint }: SuiteStyle): string {
  return paint.dim(word.padEnd(10));
}
