import type { Hook } from '../../catalog/manifest/common.ts';
import { type KeyPath, locationOfText } from '../../catalog/manifest/source-map.ts';
import { append } from '../../shared/append.ts';
import type { Mapping } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { evaluate } from '../../templating/evaluate.ts';
import { isTruthy } from '../../templating/helpers.ts';
import { namesOfExpression, namesOfTemplate } from '../../templating/names.ts';
import { parseExpression, parseTemplate } from '../../templating/parse.ts';
import { renderTemplate } from '../../templating/render.ts';
import type { Template } from '../../templating/syntax.ts';
import type { DeclaredNames } from '../answers/declared-names.ts';
import { checkNames } from '../answers/declared-names.ts';
import { type Composition, type Contributor, contributorsOf, declaredIn } from './compose.ts';

/** A command of a manifest, rendered: a program with its arguments, as no shell will see them. */
export interface Command {
  readonly owner: string;
  readonly title: string;
  readonly argv: readonly [string, ...string[]];
  /** Seconds. */
  readonly timeout: number;
  readonly optional: boolean;
  readonly skipInGit: boolean;
  /** Globs; also run by an update that changes one of these files. */
  readonly onChange: readonly string[];
}

export const defaultHookTimeout = 120;
const defaultCheckTimeout = 600;

/** The hooks of a composition that are to run for these names, the template's first. */
export function hooksOf(composition: Composition, names: Mapping): Result<readonly Command[]> {
  const diagnostics: Diagnostic[] = [];
  const hooks = contributorsOf(composition).flatMap((contributor) =>
    (contributor.source.value.spec.hooks ?? []).flatMap((hook, index) => {
      const at = {
        contributor,
        declared: declaredIn(composition, contributor.id),
        path: ['spec', 'hooks', index],
      };
      const isDue = holds(hook, at, names, diagnostics);
      if (isDue === undefined) checkTexts(hook, at, diagnostics);
      if (!isDue) return [];
      const { optional = false, skipInGit = false, timeout = defaultHookTimeout } = hook;
      const { onChange = [] } = hook;
      const command = readCommand(hook, at, names, diagnostics);
      return [{ ...command, timeout, optional, skipInGit, onChange }];
    }),
  );
  return toResult(hooks, diagnostics);
}

/** The commands that prove a generated service. */
export function checksOf(composition: Composition, names: Mapping): Result<readonly Command[]> {
  const diagnostics: Diagnostic[] = [];
  const contributor = composition.template;
  const checks = (contributor.source.value.spec.checks ?? []).map((check, index) => {
    const at = {
      contributor,
      declared: declaredIn(composition, contributor.id),
      path: ['spec', 'checks', index],
    };
    const { timeout = defaultCheckTimeout } = check;
    return {
      ...readCommand(check, at, names, diagnostics),
      timeout,
      optional: false,
      skipInGit: false,
      onChange: [],
    };
  });
  return toResult(checks, diagnostics);
}

/** What to do after `idp new`, rendered: how to start the service, how to see its metrics. */
export function nextSteps(
  composition: Composition,
  names: Mapping,
): Result<{ readonly start?: string; readonly metrics?: string }> {
  const diagnostics: Diagnostic[] = [];
  const { template } = composition;
  const at = {
    contributor: template,
    declared: declaredIn(composition, template.id),
    path: ['spec', 'next'],
  };
  const { start, metrics } = template.source.value.spec.next ?? {};
  const steps = {
    ...(start !== undefined && {
      start: renderText(start, { ...at, path: [...at.path, 'start'] }, names, diagnostics),
    }),
    ...(metrics !== undefined && {
      metrics: renderText(metrics, { ...at, path: [...at.path, 'metrics'] }, names, diagnostics),
    }),
  };
  return toResult(steps, diagnostics);
}

/** The folder that `idp new` creates, below where its template puts it: the name, or the path of the template. */
export function commandFolderOf(composition: Composition, names: Mapping): Result<string> {
  const diagnostics: Diagnostic[] = [];
  const { template } = composition;
  const at = {
    contributor: template,
    declared: declaredIn(composition, template.id),
    path: ['spec', 'folder', 'path'],
  };
  const { folder } = template.source.value.spec;
  const path = renderText(folder?.path ?? '{{name}}', at, names, diagnostics);
  return toResult(path, diagnostics);
}

interface At {
  readonly contributor: Contributor;
  readonly declared: DeclaredNames;
  readonly path: KeyPath;
}

/** Undefined if the condition cannot be read. */
function holds(hook: Hook, at: At, names: Mapping, diagnostics: Diagnostic[]): boolean | undefined {
  if (hook.when === undefined) return true;
  const parsed = parseExpression(
    hook.when,
    locationOfText(at.contributor.source, [...at.path, 'when']),
  );
  const wrong = parsed.ok
    ? checkNames(namesOfExpression(parsed.value), at.declared)
    : parsed.diagnostics;
  append(diagnostics, wrong);
  return parsed.ok && wrong.length === 0 ? isTruthy(evaluate(parsed.value, names)) : undefined;
}

/** All errors in the texts of a command, also where it will not run. */
function checkTexts({ title, run }: Hook, at: At, diagnostics: Diagnostic[]): void {
  for (const [index, text] of run.entries())
    readText(text, { ...at, path: [...at.path, 'run', index] }, diagnostics);
  readText(title, { ...at, path: [...at.path, 'title'] }, diagnostics);
}

/** A command with its title and arguments rendered; what is wrong with them goes to the problems. */
export function readCommand(
  { title, run }: { readonly title: string; readonly run: readonly string[] },
  at: At,
  names: Mapping,
  diagnostics: Diagnostic[],
): Pick<Command, 'owner' | 'title' | 'argv'> {
  const [program = '', ...args] = run.map((text, index) =>
    renderText(text, { ...at, path: [...at.path, 'run', index] }, names, diagnostics),
  );
  return {
    owner: at.contributor.id,
    title: renderText(title, { ...at, path: [...at.path, 'title'] }, names, diagnostics),
    argv: [program, ...args],
  };
}

function renderText(text: string, at: At, names: Mapping, diagnostics: Diagnostic[]): string {
  const template = readText(text, at, diagnostics);
  return template ? renderTemplate(template, { names }) : text;
}

/** A text of a manifest; undefined if something is wrong with it, which goes to the problems. */
function readText(text: string, at: At, diagnostics: Diagnostic[]): Template | undefined {
  const parsed: Result<Template> = parseTemplate(
    text,
    locationOfText(at.contributor.source, at.path),
  );
  const wrong = parsed.ok
    ? checkNames(namesOfTemplate(parsed.value), at.declared)
    : parsed.diagnostics;
  append(diagnostics, wrong);
  return parsed.ok && wrong.length === 0 ? parsed.value : undefined;
}
