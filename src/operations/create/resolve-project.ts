import type { Catalog } from '../../catalog/catalog.ts';
import { throwError } from '../../shared/error.ts';
import { inspectTarget } from '../../system/project/inspect-target.ts';
import type { Prepare } from '../answers/prepare-service.ts';
import { readProvidedAnswers } from '../answers/read-provided-answers.ts';
import { type ResolvedRequest, resolveRequest } from '../answers/resolve-request.ts';
import type { Context } from '../context.ts';
import { hooksFor } from '../hooks/run-hooks.ts';
import { absolutePath } from '../workspace-of.ts';
import type { NewOptions } from './options.ts';
import { goesIntoCatalog, isFolderName } from './target-folder.ts';
import { assertNoState } from './write-service.ts';

/** Prompts in a terminal; elsewhere every answer must be provided. */
export async function resolveProject(
  catalog: Catalog,
  prepare: Prepare,
  options: NewOptions,
  context: Context,
): Promise<ResolvedRequest> {
  const named = nameFrom(options);
  const input = await readProvidedAnswers(
    { ...options, set: [...named, ...options.set] },
    catalog,
    context,
  );
  const request = { kind: options.kind, template: options.template, ...input };
  if (!context.console.mayAsk) return resolveRequest(catalog, request);
  if (!goesIntoCatalog(catalog, options)) await rejectBeforePrompting(options, context);
  const { createPrompter, interview } = await import('../answers/create-prompter.ts');
  const around = absolutePath(options.out ?? '.', context.cwd);
  const preview: Prepare = (...provided) => {
    const service = prepare(...provided);
    return { ...service, hooks: hooksFor(around, service.hooks) };
  };
  const asked = { catalog, ...request, customize: options.customize, preview };
  return interview(asked, createPrompter(context));
}

/** The NAME is the answer to `name`; two different names are an error. */
function nameFrom({ name, set }: NewOptions): readonly string[] {
  if (name === undefined) return [];
  const other = set.findLast((one) => one.startsWith('name='))?.slice('name='.length);
  if (other === undefined) return [`name=${name}`];
  if (other === name) return [];
  return throwError({
    code: 'usage/invalid',
    message: `two different names: ${name} and --set name=${other}`,
    hint: 'remove one of them',
  });
}

/** A folder that cannot be used is reported before the prompts. */
async function rejectBeforePrompting(
  { out, name, dryRun, force }: NewOptions,
  { cwd }: Context,
): Promise<void> {
  const folder = out ?? (name !== undefined && isFolderName(name) ? name : undefined);
  if (folder === undefined || dryRun) return;
  const state = await inspectTarget(absolutePath(folder, cwd), folder);
  assertNoState({ displayPath: folder, state }, force);
}
