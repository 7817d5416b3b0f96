import type { Command } from '../capability/commands.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { fail } from '../errors/error.ts';
import { conflictsOf } from '../plan/change.ts';
import { nextStepsText } from '../terminal/next-steps.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { planJson } from '../terminal/plan-json.ts';
import { dryRunText } from '../terminal/plan-text.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import { isTreePath } from '../tree/path.ts';
import { consentTo } from './consent-to.ts';
import type { Context, ExitCode } from './context.ts';
import { openCatalog } from './open-catalog.ts';
import { createPreparer, type Prepare, type Service, secretVariables } from './prepare-service.ts';
import { type AnswerFlags, readGiven } from './read-given.ts';
import { runHooks } from './run-hooks.ts';
import { type Settled, settle } from './settle.ts';
import { stopAtConflicts } from './stop-at-conflicts.ts';
import { pathOf, planTarget, refuseOccupied, type Target, writeService } from './write-service.ts';

export interface NewOptions extends AnswerFlags {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly template?: string | undefined;
  readonly out?: string | undefined;
  readonly customise: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
}

/** `idp new`: a golden path laid into a folder. */
export async function runNew(options: NewOptions, context: Context): Promise<ExitCode> {
  const catalog = await openCatalog(context);
  const prepare = preparerFor(catalog, options);
  const settled = await decide(catalog, prepare, options, context);
  const service = prepare(settled.composition, settled.resolution.answers);
  const folder = folderFor(options, service);
  const target = await planTarget(folder, context.cwd, service);
  if (options.dryRun) return rehearse(service, target, context);

  refuseOccupied(target, options.force);
  const hooks = await consentTo(service.hooks, options, context);
  stopIfCancelled(context);
  const progress = await createProgress(context.console);
  await write(service, target, progress, context);
  tellPlan(service, target, context);
  stopAtConflicts(target, hooks, context);
  await finish(hooks, service, { folder, progress }, context);
  tellNext(service, target, context);
  return 0;
}

/** With `--no-hooks` there are none: neither to show nor to run. */
function preparerFor(catalog: Catalog, { hooks }: NewOptions): Prepare {
  const prepare = createPreparer(catalog);
  return (...given) => (hooks ? prepare(...given) : { ...prepare(...given), hooks: [] });
}

/** A line of its own only where it moves: elsewhere the files are there before it could be read. */
async function write(
  service: Service,
  target: Target,
  progress: Progress,
  { cwd, console }: Context,
): Promise<void> {
  if (!console.animated) return writeService(service, target, cwd);
  const step = progress.start(`Write ${service.files.size} files`);
  try {
    await writeService(service, target, cwd);
    step.done();
  } catch (error) {
    step.failed('');
    throw error;
  }
}

/** The last moment at which nothing has happened yet. */
function stopIfCancelled({ signal }: Context): void {
  if (signal.aborted) fail({ code: 'usage/cancelled', message: 'cancelled; nothing was written' });
}

/** Asks in a terminal; elsewhere everything must have been given. */
async function decide(
  catalog: Catalog,
  prepare: Prepare,
  options: NewOptions,
  context: Context,
): Promise<Settled> {
  const named = nameFrom(options);
  const input = readGiven({ ...options, set: [...named, ...options.set] }, catalog, context);
  const request = { kind: options.kind, template: options.template, ...input };
  if (!context.console.mayAsk) return settle(catalog, request);
  const { createAsker, interview } = await import('./ask.ts');
  const asked = { catalog, ...request, customise: options.customise, preview: prepare };
  return interview(asked, createAsker(context));
}

/** The NAME is the answer to `name`; two different ones are a slip that would go unseen. */
function nameFrom({ name, set }: NewOptions): readonly string[] {
  if (name === undefined) return [];
  const other = set.findLast((one) => one.startsWith('name='))?.slice('name='.length);
  if (other === undefined || other === name) return [`name=${name}`];
  return fail({
    code: 'usage/unknown',
    message: `two names were given: ${name}, and --set name=${other}`,
    hint: 'leave one of them out',
  });
}

/** The folder for a service: that of `--out`, else its name, which must then be fit for a folder. */
function folderFor({ out }: NewOptions, { answers }: Service): string {
  if (out !== undefined) return out;
  const name = String(answers.get('name')?.value ?? '');
  if (isTreePath(name) && !name.includes('/')) return name;
  return fail({
    code: 'answers/invalid',
    message: `"${name}" cannot be the name of a folder`,
    hint: 'choose a folder by --out DIR',
  });
}

function rehearse(
  { files, hooks, ...service }: Service,
  { shown, plan }: Target,
  { console, format }: Context,
): ExitCode {
  const planned = { ...service, files, hooks };
  const text = () => dryRunText({ folder: shown, files, hooks, plan }, resultStyle(console));
  console.out(format === 'json' ? planJson(planned, plan) : text());
  return conflictsOf(plan).length === 0 ? 0 : 1;
}

async function finish(
  hooks: readonly Command[],
  service: Service,
  { folder, progress }: { readonly folder: string; readonly progress: Progress },
  { cwd, environment, signal }: Context,
): Promise<void> {
  const failure = await runHooks(hooks, {
    root: pathOf(folder, cwd),
    shown: folder,
    environment,
    secrets: secretVariables(service.answers),
    signal,
    progress,
  });
  if (failure !== undefined) fail(failure);
}

/** For programs, what was written is a result of its own, whatever becomes of the hooks. */
function tellPlan(service: Service, { plan }: Target, { console, format }: Context): void {
  if (format === 'json') console.out(planJson(service, plan));
}

function tellNext({ next }: Service, { shown }: Target, { console, format }: Context): void {
  if (format === 'json' || console.quiet) return;
  console.out(nextStepsText({ folder: shown, ...next }, resultStyle(console)));
}
