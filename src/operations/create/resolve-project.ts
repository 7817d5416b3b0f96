import type { Catalog } from '../../catalog/catalog.ts';
import type { ProvidedAnswers, ProvidedValue } from '../../scaffold/answers/provided-answers.ts';
import type { Answer } from '../../scaffold/answers/resolve.ts';
import type { Composition } from '../../scaffold/compose/compose.ts';
import { throwError } from '../../shared/error.ts';
import { inspectTarget } from '../../system/project/inspect-target.ts';
import { createPreparer } from '../answers/prepare-service.ts';
import { readProvidedAnswers } from '../answers/read-provided-answers.ts';
import { resolveRequest } from '../answers/resolve-request.ts';
import type { Context } from '../context.ts';
import { hooksFor } from '../hooks/run-hooks.ts';
import { absolutePath } from '../workspace-of.ts';
import type { NewOptions } from './options.ts';
import {
  type CatalogAround,
  goesIntoCatalog,
  isFolderName,
  type NewService,
  targetFolderFor,
} from './target-folder.ts';
import { assertNoState } from './write-service.ts';

/** Prompts in a terminal; elsewhere every answer must be provided. */
export async function resolveProject(
  catalog: Catalog,
  catalogAround: CatalogAround,
  options: NewOptions,
  context: Context,
): Promise<NewService> {
  const { provided, choices } = await readProvidedAnswers(options, catalog, context);
  const request = {
    kind: options.kind,
    template: options.template,
    choices,
    provided: withName(provided, options),
  };
  const prepare = createPreparer(catalog, context.cwd);
  const preview = async (
    composition: Composition,
    answers: ReadonlyMap<string, Answer>,
  ): Promise<NewService> => {
    const service = prepare(composition, answers);
    const displayPath = await targetFolderFor(options, service, catalogAround);
    const wantedHooks = hooksFor(absolutePath(displayPath, context.cwd), service.hooks);
    return { ...service, hooks: options.hooks ? wantedHooks : [], displayPath, wantedHooks };
  };
  if (!context.console.mayAsk) {
    const { composition, resolution } = resolveRequest(catalog, request);
    return preview(composition, resolution.answers);
  }
  if (!goesIntoCatalog(catalog, options)) await rejectBeforePrompting(options, context);
  const { createPrompter, interview } = await import('../answers/create-prompter.ts');
  const asked = { catalog, ...request, customize: options.customize, preview };
  const { preview: confirmed, choices: chosen } = await interview(asked, createPrompter(context));
  return { ...confirmed, choices: chosen };
}

/** The NAME is the answer to `name`; two different names are an error. */
function withName(provided: ProvidedAnswers, { name, set }: NewOptions): ProvidedAnswers {
  if (name === undefined) return provided;
  const other = set.findLast((assignment) => assignment.startsWith('name='))?.slice('name='.length);
  if (other !== undefined && other !== name)
    throwError({
      code: 'usage/invalid',
      message: `two different names: ${name} and --set name=${other}`,
      hint: 'remove one of them',
    });
  const answer: ProvidedValue = { value: name, source: 'set', label: 'NAME', asText: true };
  return new Map([...provided, ['name', answer]]);
}

/** A folder that cannot be used is reported before the prompts, which take time: it is looked at again after them. */
async function rejectBeforePrompting(
  { out, name, dryRun, force }: NewOptions,
  { cwd }: Context,
): Promise<void> {
  const folder = out ?? (name !== undefined && isFolderName(name) ? name : undefined);
  if (folder === undefined || dryRun) return;
  const state = await inspectTarget(absolutePath(folder, cwd), folder);
  assertNoState({ displayPath: folder, state }, force);
}
