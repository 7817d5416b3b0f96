import type { Problem } from '../errors/problem.ts';
import { problemsOfSuite, type SuiteReport } from '../suite/report.ts';
import { coverageText } from './coverage-text.ts';
import { goldenDiff } from './golden-diff.ts';
import type { PageStyle } from './page-style.ts';
import { problemsText } from './problems-text.ts';
import { count } from './text/size.ts';

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
    return problemsText([problem], style) + caseText(problem, report, style) + diff;
  });
  return [
    ...told,
    updatesText(report, style),
    sumText(report, problems.length, style),
    coverageText(report.coverage, { paint: style.paint, whole: style.wholeCoverage }),
    nextText(report, style),
  ].join('');
}

/** How to see for oneself what only a row of the cover shows. */
function caseText(problem: Problem, { outcomes }: SuiteReport, { paint }: SuiteStyle): string {
  const shown = outcomes.find(({ problems }) => problems.includes(problem))?.case;
  if (shown?.kind !== 'cover') return '';
  return `   ${paint.cyan('case')}  ${shown.name}: ${shown.flags.join(' ')}\n`;
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

function sumText({ outcomes }: SuiteReport, problems: number, style: SuiteStyle): string {
  const examples = outcomes.filter((outcome) => outcome.case.kind === 'example').length;
  const rows = outcomes.length - examples;
  const laid = [count(examples, 'example'), ...(rows > 0 ? [`${rows} of the cover`] : [])];
  const verdict = problems === 0 ? 'nothing is wrong' : `${count(problems, 'problem')}`;
  const colour = problems === 0 ? style.paint.green : style.paint.red;
  return `${label('cases', style)}${laid.join(', ')}: ${colour(verdict)}\n`;
}

function nextText({ isRecorded, updated }: SuiteReport, style: SuiteStyle): string {
  if (isRecorded || updated) return '';
  return `${label('next', style)}idp test --update  ${style.paint.dim('records what the examples give')}\n`;
}

function label(word: string, { paint }: SuiteStyle): string {
  return paint.dim(word.padEnd(10));
}
