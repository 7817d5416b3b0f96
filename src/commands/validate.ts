import { severityOf } from '../errors/codes.ts';
import { exitStatusOf, fail } from '../errors/error.ts';
import { type Problem, sortProblems } from '../errors/problem.ts';
import { fixDiffText, fixedText } from '../terminal/fix-text.ts';
import { problemsGithub } from '../terminal/problems-github.ts';
import { problemsJson } from '../terminal/problems-json.ts';
import { problemsSarif } from '../terminal/problems-sarif.ts';
import { problemsText } from '../terminal/problems-text.ts';
import { sinceText } from '../terminal/since-text.ts';
import { verdictText } from '../terminal/verdict-text.ts';
import type { Fixed } from '../validate/fix/apply-fixes.ts';
import type { Counts } from '../validate/input.ts';
import type { Context, ExitCode } from './context.ts';
import { examineAll, type Finding, nothing } from './examine.ts';
import { fixAll, writeFixes } from './fix-all.ts';
import type { Overlay } from './overlay.ts';

export interface ValidateOptions {
  /** Only what is below these paths; all if there are none. */
  readonly paths: readonly string[];
  /** Only what changed since this commit, and what depends on it. */
  readonly since?: string | undefined;
  /** Mends what is sure, in place. */
  readonly fix?: boolean | undefined;
  /** Shows what would be mended, and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Fails for warnings too. */
  readonly strict?: boolean | undefined;
}

/** `idp validate`: all that is wrong with a catalog, or with what stands below some paths of it. */
export async function validate(options: ValidateOptions, context: Context): Promise<ExitCode> {
  if (options.dryRun && !options.fix) refuseDryRun();
  if (options.fix) return mend(options, context);
  const findings = await examineAll(options, context);
  return tell(findings, options, context);
}

function refuseDryRun(): never {
  return fail({
    code: 'usage/invalid',
    message: '--dry-run is for --fix: without it nothing is written',
    hint: 'write --fix --dry-run, or leave it out',
  });
}

/** Tells what is left after everything was mended that is sure; a rehearsal that would mend is a no. */
async function mend(options: ValidateOptions, context: Context): Promise<ExitCode> {
  const { findings, fixed, overlay } = await fixAll(options, context);
  if (options.dryRun) rehearse(overlay, context);
  else {
    writeFixes(overlay, context);
    tellFixed(fixed, context);
  }
  const exit = tell(findings, options, context);
  return options.dryRun && fixed.length > 0 && exit === 0 ? 1 : exit;
}

function rehearse({ texts, renamed }: Overlay, { console, format }: Context): void {
  if (format !== 'text' || texts.size + renamed.size === 0) return;
  const tidied = new Map([...texts].map(([file, text]) => [tidy(file), text]));
  console.out(`${fixDiffText(tidied, renamed)}with that: `);
}

function tellFixed(fixed: readonly Fixed[], { console }: Context): void {
  const tidied = fixed.map((one) => ({ ...one, file: tidy(one.file) }));
  if (!console.quiet) console.err(fixedText(tidied, { paint: console.errPaint }));
}

function tell(findings: readonly Finding[], options: ValidateOptions, context: Context): ExitCode {
  const problems = sortProblems(findings.flatMap((finding) => finding.problems.map(tidyPlace)));
  tellSince(options, findings, context);
  context.console.out(show(problems, findings, context));
  const counted = options.strict ? problems : problems.filter(isError);
  return counted.length === 0 ? 0 : exitOf(counted);
}

function isError({ code }: Problem): boolean {
  return severityOf(code) === 'error';
}

function tellSince(
  { since }: ValidateOptions,
  findings: readonly Finding[],
  { console }: Context,
): void {
  if (since === undefined || console.quiet) return;
  for (const { comparison, catalog = '' } of findings)
    if (comparison) console.err(sinceText(since, tidy(catalog), comparison));
}

function catalogsOf(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ catalog }) => (catalog === undefined ? [] : [tidy(catalog)]));
}

function show(
  problems: readonly Problem[],
  findings: readonly Finding[],
  { console, format, version }: Context,
): string {
  const checked = countAll(findings);
  const catalogs = catalogsOf(findings);
  if (format === 'json') return problemsJson(problems, catalogs, checked);
  if (format === 'sarif') return problemsSarif(problems, catalogs, version);
  const verdict = problems.some(isError) ? '' : verdictOf(findings, problems.length);
  if (format === 'github') return problems.length > 0 ? problemsGithub(problems) : verdict;
  const sources = new Map(
    findings.flatMap(({ sources }) => [...sources].map(([file, text]) => [tidy(file), text])),
  );
  const { outPaint: paint, width } = console;
  return `${problemsText(problems, { sources, paint, width })}${verdict}`;
}

/** Beside a commit from which nothing changed there is nothing to say. */
function verdictOf(findings: readonly Finding[], warnings: number): string {
  if (findings.every(({ comparison }) => comparison && comparison.changed.length === 0)) return '';
  return verdictText(countAll(findings), catalogsOf(findings), warnings);
}

function countAll(findings: readonly Finding[]): Counts {
  return findings.map(({ checked }) => checked).reduce(addCounts, nothing);
}

/** Annotations take `orders/template.yaml`, not `./orders/template.yaml`. */
function tidy(file: string): string {
  return file.replace(/^(\.\/)+/, '');
}

function tidyPlace(problem: Problem): Problem {
  const { place } = problem;
  return place ? { ...problem, place: { ...place, file: tidy(place.file) } } : problem;
}

function addCounts(a: Counts, b: Counts): Counts {
  return {
    templates: a.templates + b.templates,
    capabilities: a.capabilities + b.capabilities,
    examples: a.examples + b.examples,
    files: a.files + b.files,
  };
}

/** What is wrong with a catalog is an answer, whatever the same code means to another verb. */
function exitOf(problems: readonly Problem[]): ExitCode {
  return problems.some(({ code }) => couldNotRead.has(code)) ? exitStatusOf(problems) : 1;
}

const couldNotRead: ReadonlySet<Problem['code']> = new Set([
  'git/failed',
  'files/io',
  'catalog/missing',
  'catalog/empty',
  'git/missing',
  'git/unknown-ref',
]);
