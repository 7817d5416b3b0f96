import { diagnosticsGithub } from '../../output/diagnostics-github.ts';
import { diagnosticsJson } from '../../output/diagnostics-json.ts';
import { diagnosticsSarif } from '../../output/diagnostics-sarif.ts';
import { diagnosticsText } from '../../output/diagnostics-text.ts';
import { pageText } from '../../output/rule-page.ts';
import { fixDiffText, fixedText, sinceText, validationText } from '../../output/validation-text.ts';
import { type Diagnostic, sortDiagnostics } from '../../shared/diagnostic.ts';
import { exitStatusOf, throwError } from '../../shared/error.ts';
import { severityOf } from '../../shared/error-codes.ts';
import type { Fixed } from '../../validate/fix/apply-fixes.ts';
import type { CheckedCounts } from '../../validate/input.ts';
import type { Context, ExitCode } from '../context.ts';
import { fixAll, writeFixes } from './fix-all.ts';
import type { Overlay } from './overlay.ts';
import { type Finding, nothingChecked, validateAll } from './validate-all.ts';

interface ValidateOptions {
  /** Only what is below these paths; all if there are none. */
  readonly paths: readonly string[];
  /** Only what changed since this commit, and what depends on it. */
  readonly since?: string | undefined;
  /** Fixes what can be fixed automatically. */
  readonly fix?: boolean | undefined;
  /** Shows the fixes and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Fails for warnings too. */
  readonly strict?: boolean | undefined;
}

/** `idp validate`: all problems of a catalog, or of some paths in it. */
export async function validate(options: ValidateOptions, context: Context): Promise<ExitCode> {
  if (options.dryRun && !options.fix) rejectDryRun();
  if (options.fix) return fix(options, context);
  const findings = await validateAll(options, context);
  return printFindings(findings, options, context);
}

function rejectDryRun(): never {
  return throwError({
    code: 'usage/invalid',
    message: '--dry-run needs --fix',
    hint: 'run idp validate --fix --dry-run, or remove --dry-run',
  });
}

/** Reports the problems that remain after the fixes; a dry run with fixes exits 1. */
async function fix(options: ValidateOptions, context: Context): Promise<ExitCode> {
  const { findings, fixed, overlay } = await fixAll(options, context);
  if (options.dryRun) rehearse(overlay, context);
  else {
    writeFixes(overlay, context);
    reportFixed(fixed, context);
  }
  const exit = printFindings(findings, options, context);
  return options.dryRun && fixed.length > 0 && exit === 0 ? 1 : exit;
}

function rehearse({ texts, renamed }: Overlay, { console, format }: Context): void {
  if (format !== 'text' || texts.size + renamed.size === 0) return;
  const tidied = new Map([...texts].map(([file, text]) => [tidy(file), text]));
  console.out(fixDiffText(tidied, renamed));
}

function reportFixed(fixed: readonly Fixed[], { console }: Context): void {
  const tidied = fixed.map((one) => ({ ...one, file: tidy(one.file) }));
  if (!console.quiet) console.err(fixedText(tidied, { paint: console.errPaint }));
}

function printFindings(
  findings: readonly Finding[],
  options: ValidateOptions,
  context: Context,
): ExitCode {
  const diagnostics = sortDiagnostics(
    findings.flatMap((finding) => finding.diagnostics.map(tidyLocation)),
  );
  reportSince(options, findings, context);
  context.console.out(show(diagnostics, findings, context));
  const counted = options.strict ? diagnostics : diagnostics.filter(isError);
  return counted.length === 0 ? 0 : exitOf(counted);
}

function isError({ code }: Diagnostic): boolean {
  return severityOf(code) === 'error';
}

function reportSince(
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
  diagnostics: readonly Diagnostic[],
  findings: readonly Finding[],
  { console, format, version }: Context,
): string {
  const checked = countAll(findings);
  const catalogs = catalogsOf(findings);
  if (format === 'json') return diagnosticsJson(diagnostics, catalogs, checked);
  if (format === 'sarif') return diagnosticsSarif(diagnostics, catalogs, version);
  const result = diagnostics.some(isError) ? '' : resultOf(findings, diagnostics.length);
  if (format === 'github') return diagnostics.length > 0 ? diagnosticsGithub(diagnostics) : result;
  const sources = new Map(
    findings.flatMap(({ sources }) => [...sources].map(([file, text]) => [tidy(file), text])),
  );
  const { outPaint: paint, width } = console;
  const text = diagnosticsText(diagnostics, { sources, paint, width });
  return `${text}${pageText(diagnostics, paint)}${result}`;
}

/** Nothing is reported if nothing changed since the commit. */
function resultOf(findings: readonly Finding[], warnings: number): string {
  if (findings.every(({ comparison }) => comparison && comparison.changed.length === 0)) return '';
  return validationText(countAll(findings), catalogsOf(findings), warnings);
}

function countAll(findings: readonly Finding[]): CheckedCounts {
  return findings.map(({ checked }) => checked).reduce(addCounts, nothingChecked);
}

/** Annotations take `orders/template.yaml`, not `./orders/template.yaml`. */
function tidy(file: string): string {
  return file.replace(/^(\.\/)+/, '');
}

function tidyLocation(diagnostic: Diagnostic): Diagnostic {
  const { location } = diagnostic;
  return location
    ? { ...diagnostic, location: { ...location, file: tidy(location.file) } }
    : diagnostic;
}

function addCounts(a: CheckedCounts, b: CheckedCounts): CheckedCounts {
  return {
    templates: a.templates + b.templates,
    capabilities: a.capabilities + b.capabilities,
    examples: a.examples + b.examples,
    files: a.files + b.files,
  };
}

/** Problems of a catalog are a result (exit 1), whatever the same code means to another command. */
function exitOf(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({ code }) => couldNotRead.has(code)) ? exitStatusOf(diagnostics) : 1;
}

const couldNotRead: ReadonlySet<Diagnostic['code']> = new Set([
  'git/failed',
  'files/io',
  'catalog/missing',
  'catalog/empty',
  'git/missing',
  'git/unknown-ref',
]);
