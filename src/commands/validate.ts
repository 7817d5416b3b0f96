import { exitStatusOf, IdpError } from '../errors/error.ts';
import { type Problem, sortProblems } from '../errors/problem.ts';
import { problemsGithub } from '../terminal/problems-github.ts';
import { problemsJson } from '../terminal/problems-json.ts';
import { problemsSarif } from '../terminal/problems-sarif.ts';
import { problemsText } from '../terminal/problems-text.ts';
import { verdictText } from '../terminal/verdict-text.ts';
import type { Counts } from '../validate/input.ts';
import { validateCatalog } from '../validate/validate-catalog.ts';
import { validateManifest } from '../validate/validate-manifest.ts';
import { askedFiles } from './asked-files.ts';
import type { Context, ExitCode } from './context.ts';
import { findScopes, type Scope } from './find-scopes.ts';
import { readCatalogInput } from './read-catalog-input.ts';

/** What was found at one place: the problems, how much was looked at, and the texts for excerpts. */
interface Finding {
  readonly problems: readonly Problem[];
  readonly checked: Counts;
  readonly sources: ReadonlyMap<string, string>;
}

/** `idp validate`: all that is wrong with a catalog, or with what stands below some paths of it. */
export async function validate(
  { paths }: { readonly paths: readonly string[] },
  context: Context,
): Promise<ExitCode> {
  const findings = await gather(paths, context);
  const problems = sortProblems(findings.flatMap((finding) => finding.problems.map(tidyPlace)));
  context.console.out(show(problems, findings, context));
  return problems.length === 0 ? 0 : exitOf(problems);
}

/** What cannot be read is told like all else, so that `--format sarif` is whole whatever happens. */
async function gather(paths: readonly string[], context: Context): Promise<readonly Finding[]> {
  try {
    const scopes = await findScopes(paths, context);
    return await Promise.all(scopes.map((scope) => examine(scope, context)));
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    return [{ problems: error.problems, checked: nothing, sources: new Map() }];
  }
}

const nothing: Counts = { templates: 0, capabilities: 0, examples: 0, files: 0 };

async function examine(scope: Scope, { cwd }: Context): Promise<Finding> {
  if (scope.kind === 'manifest') {
    const { file, text } = scope;
    const problems = validateManifest(text, file);
    return { problems, checked: { ...nothing, files: 1 }, sources: new Map([[file, text]]) };
  }
  const { input, sources } = await readCatalogInput(scope.root);
  const isAsked = askedFiles(scope.paths, { input, sources }, cwd);
  return { ...validateCatalog(input, isAsked), sources };
}

function show(
  problems: readonly Problem[],
  findings: readonly Finding[],
  { console, format, version }: Context,
): string {
  const checked = findings.map((finding) => finding.checked).reduce(addCounts, nothing);
  if (format === 'json') return problemsJson(problems, { ...checked });
  if (format === 'sarif') return problemsSarif(problems, version);
  if (problems.length === 0) return verdictText(checked);
  if (format === 'github') return problemsGithub(problems);
  const sources = new Map(
    findings.flatMap(({ sources }) => [...sources].map(([file, text]) => [tidy(file), text])),
  );
  return problemsText(problems, { sources, paint: console.outPaint, width: console.width });
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
  'host/io',
  'catalog/missing',
  'catalog/empty',
]);
