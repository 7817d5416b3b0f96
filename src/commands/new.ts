import type { Command } from '../capability/commands.ts';
import { needsOf } from '../capability/needs.ts';
import { fail } from '../errors/error.ts';
import { succeeds } from '../plan/change.ts';
import { type NextSteps, nextStepsText } from '../terminal/next-steps.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { planJson } from '../terminal/plan-json.ts';
import { dryRunText } from '../terminal/plan-text.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import { consentTo } from './consent-to.ts';
import type { Context, ExitCode } from './context.ts';
import { decide } from './decide.ts';
import type { NewOptions } from './new-options.ts';
import { openCatalog } from './open-catalog.ts';
import { createPreparer, type Prepare, type Service, secretVariables } from './prepare-service.ts';
import { hooksFor, runHooks } from './run-hooks.ts';
import { stopAtConflicts } from './stop-at-conflicts.ts';
import { folderFor, withPlatformAround } from './target-folder.ts';
import {
  pathOf,
  planTarget,
  refuseOccupied,
  refuseOtherService,
  type Target,
  writeService,
} from './write-service.ts';

/** `idp new`: a golden path laid into a folder. */
export async function runNew(options: NewOptions, context: Context): Promise<ExitCode> {
  const catalog = await withPlatformAround(await openCatalog(context), options, context);
  const prepare = createPreparer(catalog);
  const settled = await decide(catalog, previewerFor(prepare, options), options, context);
  const prepared = prepare(settled.composition, settled.resolution.answers);
  const folder = await folderFor(options, prepared, context);
  const wanted = hooksFor(pathOf(folder, context.cwd), prepared.hooks);
  const hooks = options.hooks ? wanted : [];
  const service = { ...prepared, hooks };
  const target = await planTarget(folder, context.cwd, service);
  if (options.dryRun) {
    if (options.force) refuseOtherService(service, target, context);
    return rehearse(service, target, context);
  }

  refuseOccupied(target, options.force);
  const consented = await consentTo(hooks, options, context);
  stopIfCancelled(context);
  const progress = await createProgress(context.console);
  await write(service, target, progress, context);
  tellPlan(service, target, context);
  stopAtConflicts(target, consented, context);
  const skipped = await finish(consented, service, { folder, progress }, context);
  const unrun = wanted.filter((hook) => !consented.includes(hook) || skipped.includes(hook));
  tellNext({ ...service.next, unrun }, target, context);
  return 0;
}

/** With `--no-hooks` a review shows none. */
function previewerFor(prepare: Prepare, { hooks }: NewOptions): Prepare {
  return (...given) => (hooks ? prepare(...given) : { ...prepare(...given), hooks: [] });
}

/** A line of its own only where it moves: elsewhere the files are there before it could be read. */
async function write(
  service: Service,
  target: Target,
  progress: Progress,
  context: Context,
): Promise<void> {
  if (!context.console.animated) return writeService(service, target, context);
  const step = progress.start(`Write ${service.files.size} files`);
  try {
    await writeService(service, target, context);
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

function rehearse(
  { files, hooks, ...service }: Service,
  { shown, plan }: Target,
  { console, format }: Context,
): ExitCode {
  const planned = { ...service, files, hooks };
  const text = () => dryRunText({ folder: shown, files, hooks, plan }, resultStyle(console));
  console.out(format === 'json' ? planJson(planned, plan) : text());
  return succeeds(plan) ? 0 : 1;
}

/** Runs the hooks; hands back the optional ones that did not do their work. */
async function finish(
  hooks: readonly Command[],
  service: Service,
  { folder, progress }: { readonly folder: string; readonly progress: Progress },
  { cwd, environment, signal }: Context,
): Promise<readonly Command[]> {
  const skipped: Command[] = [];
  const failure = await runHooks(hooks, {
    root: pathOf(folder, cwd),
    shown: folder,
    environment,
    needs: needsOf(service.composition),
    secrets: secretVariables(service.answers),
    signal,
    progress,
    onSkipped: (hook) => skipped.push(hook),
  });
  return failure === undefined ? skipped : fail(failure);
}

/** For programs, what was written is a result of its own, whatever becomes of the hooks. */
function tellPlan(service: Service, { plan }: Target, { console, format }: Context): void {
  if (format === 'json') console.out(planJson(service, plan));
}

function tellNext(
  next: Omit<NextSteps, 'folder'>,
  { shown }: Target,
  { console, format }: Context,
): void {
  if (format === 'json' || console.quiet) return;
  console.out(nextStepsText({ folder: shown, ...next }, resultStyle(console)));
}
