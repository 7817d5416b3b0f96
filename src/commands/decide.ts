import type { Catalog } from '../catalog/catalog.ts';
import { fail } from '../errors/error.ts';
import { inspectTarget } from '../host/inspect-target.ts';
import type { Context } from './context.ts';
import type { NewOptions } from './new-options.ts';
import type { Prepare } from './prepare-service.ts';
import { readGiven } from './read-given.ts';
import { hooksFor } from './run-hooks.ts';
import { type Settled, settle } from './settle.ts';
import { goesIntoCatalog, isFolderName } from './target-folder.ts';
import { pathOf, refuseState } from './write-service.ts';

/** Asks in a terminal; elsewhere everything must have been given. */
export async function decide(
  catalog: Catalog,
  prepare: Prepare,
  options: NewOptions,
  context: Context,
): Promise<Settled> {
  const named = nameFrom(options);
  const input = await readGiven({ ...options, set: [...named, ...options.set] }, catalog, context);
  const request = { kind: options.kind, template: options.template, ...input };
  if (!context.console.mayAsk) return settle(catalog, request);
  if (!goesIntoCatalog(catalog, options)) await refuseBeforeAsking(options, context);
  const { createAsker, interview } = await import('./ask.ts');
  const around = pathOf(options.out ?? '.', context.cwd);
  const preview: Prepare = (...given) => {
    const service = prepare(...given);
    return { ...service, hooks: hooksFor(around, service.hooks) };
  };
  const asked = { catalog, ...request, customize: options.customize, preview };
  return interview(asked, createAsker(context));
}

/** The NAME is the answer to `name`; two different ones are a slip that would go unseen. */
function nameFrom({ name, set }: NewOptions): readonly string[] {
  if (name === undefined) return [];
  const other = set.findLast((one) => one.startsWith('name='))?.slice('name='.length);
  if (other === undefined) return [`name=${name}`];
  if (other === name) return [];
  return fail({
    code: 'usage/invalid',
    message: `two names were given: ${name}, and --set name=${other}`,
    hint: 'leave one of them out',
  });
}

/** A folder that cannot be taken is better told before the questions than after them. */
async function refuseBeforeAsking(
  { out, name, dryRun, force }: NewOptions,
  { cwd }: Context,
): Promise<void> {
  const folder = out ?? (name !== undefined && isFolderName(name) ? name : undefined);
  if (folder === undefined || dryRun) return;
  const state = await inspectTarget(pathOf(folder, cwd), folder);
  refuseState({ shown: folder, state }, force);
}
