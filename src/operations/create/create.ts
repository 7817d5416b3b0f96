import { type NextSteps, nextStepsText } from '../../output/next-steps.ts';
import { blockedDiagnostics, prefixOf } from '../../output/obstacle-text.ts';
import { resultStyle } from '../../output/page-style.ts';
import { planJson } from '../../output/plan-json.ts';
import { dryRunText, planText } from '../../output/plan-text.ts';
import { createProgress, type Progress, writingTitle } from '../../output/progress.ts';
import { blockedOf, conflictsOf, succeeds } from '../../plan/change.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import { needsOf } from '../../scaffold/compose/needs.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { type Service, secretVariables } from '../answers/prepare-service.ts';
import { openCatalog } from '../catalog/open-catalog.ts';
import type { Context, ExitCode } from '../context.ts';
import { consentTo } from '../hooks/consent-to.ts';
import { commandsToGoOn, runHooks } from '../hooks/run-hooks.ts';
import type { NewOptions } from './options.ts';
import { readArguments } from './read-arguments.ts';
import { repeatCommand } from './repeat-command.ts';
import { resolveProject } from './resolve-project.ts';
import { createCatalogAround, type NewService, withPlatformAround } from './target-folder.ts';
import {
  assertNotOccupied,
  assertSameService,
  planTarget,
  type TargetPlan,
  writeService,
} from './write-service.ts';

/** `idp new`: generates a project into a folder. */
export async function runNew(typed: NewOptions, context: Context): Promise<ExitCode> {
  const catalogAround = createCatalogAround(context);
  const opened = await openCatalog(context);
  const options = readArguments(typed, opened, context.cwd);
  const catalog = await withPlatformAround(opened, options, catalogAround, context);
  const service = await resolveProject(catalog, catalogAround, options, context);
  const target = await planTarget(service, context);
  if (options.dryRun) {
    if (options.force) assertSameService(target);
    return rehearse(service, target, context);
  }

  assertNotOccupied(target, options.force);
  const hooks = await consentTo(service.hooks, options, context);
  stopIfCancelled(context);
  const progress = await createProgress(context.console);
  await write(service, target, progress, context);
  reportPlan(service, target, context);
  assertNoConflicts(target, hooks, context);
  const skipped = await finish(hooks, service, { target, progress }, context);
  const unrun = service.wantedHooks.filter(
    (hook) => !hooks.includes(hook) || skipped.includes(hook),
  );
  const repeat = repeatOf(service, hooks, options, context);
  reportNext({ ...service.next, unrun, repeat }, target, context);
  return 0;
}

/** The command that repeats an interview without prompts; none where nothing was prompted for. */
function repeatOf(
  service: NewService,
  hooks: readonly Command[],
  { out, force }: NewOptions,
  { templates, trusted }: Context,
): readonly string[] {
  if (service.choices === undefined) return [];
  const catalog = trusted ? undefined : templates;
  const ran = service.wantedHooks.length === 0 ? undefined : hooks.length > 0;
  return repeatCommand(service, service.choices, { catalog, out, force, hooks: ran });
}

/** A line of its own only where it moves: elsewhere the files are there before it could be read. */
async function write(
  service: Service,
  target: TargetPlan,
  progress: Progress,
  context: Context,
): Promise<void> {
  if (!context.console.animated) return writeService(service, target);
  const step = progress.start(writingTitle(service.files.size));
  try {
    await writeService(service, target);
    step.done();
  } catch (error) {
    step.failed('');
    throw error;
  }
}

/** The last moment at which nothing has happened yet. */
function stopIfCancelled({ signal }: Context): void {
  if (signal.aborted)
    throwError({ code: 'usage/cancelled', message: 'cancelled; nothing was written' });
}

function rehearse(
  { files, hooks, ...service }: Service,
  { displayPath, plan }: TargetPlan,
  { console, format, templates }: Context,
): ExitCode {
  const planned = { ...service, files, hooks };
  const text = () => dryRunText({ folder: displayPath, files, hooks, plan }, resultStyle(console));
  console.out(format === 'json' ? planJson(planned, plan, templates) : text());
  return succeeds(plan) ? 0 : 1;
}

/** Runs the hooks; hands back the optional ones that did not do their work. */
async function finish(
  hooks: readonly Command[],
  service: Service,
  { target, progress }: { readonly target: TargetPlan; readonly progress: Progress },
  context: Context,
): Promise<readonly Command[]> {
  const skipped: Command[] = [];
  const failure = await runHooks(hooks, {
    ...target.workspace,
    needs: needsOf(service.composition),
    secrets: secretVariables(service.answers),
    signal: context.signal,
    progress,
    onSkipped: (hook) => skipped.push(hook),
  });
  return failure === undefined ? skipped : throwError(failure);
}

/** For programs, what was written is a result of its own, whatever becomes of the hooks. */
function reportPlan(service: Service, { plan }: TargetPlan, context: Context): void {
  const { console, format, templates } = context;
  if (format === 'json') console.out(planJson(service, plan, templates));
}

function reportNext(
  next: Omit<NextSteps, 'folder'>,
  { displayPath }: TargetPlan,
  { console, format }: Context,
): void {
  if (format === 'json' || console.quiet) return;
  console.out(nextStepsText({ folder: displayPath, ...next }, resultStyle(console)));
}

/** Conflicts must be resolved before any program reads the files, so the hooks wait. */
function assertNoConflicts(
  { displayPath, plan }: TargetPlan,
  hooks: readonly Command[],
  { console }: Pick<Context, 'console'>,
): void {
  const [conflicts, blocked] = [conflictsOf(plan), blockedOf(plan)];
  const diagnostics = blockedDiagnostics(blocked, prefixOf(displayPath));
  if (conflicts.length === 0) {
    throwIfAny(diagnostics);
    return;
  }
  console.err(planText({ changes: conflicts }, { folder: displayPath, paint: console.errPaint }));
  const next = hooks.length === 0 ? '' : `, then run: ${commandsToGoOn(hooks, displayPath)}`;
  const conflict: Diagnostic = {
    code: 'plan/conflict',
    message: `${conflicts.length === 1 ? '1 file conflicts' : `${conflicts.length} files conflict`} with the template`,
    hint: `resolve the conflict markers${next}`,
  };
  throwIfAny([conflict, ...diagnostics]);
}
