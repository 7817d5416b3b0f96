import { diffText } from '../../output/diff-text.ts';
import { blockedDiagnostics, prefixOf } from '../../output/obstacle-text.ts';
import { resultStyle } from '../../output/page-style.ts';
import { updateJson } from '../../output/plan-json.ts';
import { planText } from '../../output/plan-text.ts';
import { upToDateText } from '../../output/update-text.ts';
import { blockedOf, conflictsOf, isHeld, isWrite, succeeds } from '../../plan/change.ts';
import { statePaths } from '../../project/lock.ts';
import { versionsOf } from '../../project/restore.ts';
import type { WorkTreeSnapshot } from '../../project/update-state.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import { migrationCommands } from '../../scaffold/compose/migrations.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwIfAny } from '../../shared/error.ts';
import { listFirst } from '../../shared/list-first.ts';
import { unwrap } from '../../shared/result.ts';
import { matchesGlob } from '../../shared/tree/glob.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { takeSnapshot, takeWholeSnapshot } from '../../system/git/snapshot.ts';
import type { Context, ExitCode } from '../context.ts';
import { consentTo } from '../hooks/consent-to.ts';
import { hooksFor } from '../hooks/run-hooks.ts';
import { assertClean } from './assert-clean.ts';
import { commitLabel, commitUpdate, isInLockfile } from './commit-update.ts';
import { finishUpdate, runUpdateCommands } from './finish-update.ts';
import { planUpdate, type UpdatePlan, type UpdateRequest } from './plan-update.ts';
import { rollBackOnError } from './roll-back.ts';
import type { OpenProject } from './update-in-progress.ts';
import { beginUpdate, type UpdateInProgress } from './update-transitions.ts';
import { assertCatalogNotOlder } from './version-steps.ts';

export interface ApplyUpdateOptions {
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
}

/** Shows or applies an update: the common half of `update`, `add` and `remove`. */
export async function applyUpdate(
  project: OpenProject,
  request: UpdateRequest,
  options: ApplyUpdateOptions,
  context: Context,
  check: (plannedUpdate: UpdatePlan) => void = () => {},
): Promise<ExitCode> {
  const first = await planUpdate(project, request, context);
  assertCatalogNotOlder(first, options.force);
  check(first);
  if (options.dryRun) return rehearse(first, context);
  if (isInLockfile(first)) return reportHeld(first, context);
  assertClean(first, options.force);

  const { before, after } = await consentedCommands(first, options, context);
  const beginning = takeBeginning(first, before.length + after.length > 0);
  const commit = (plannedUpdate: UpdatePlan, begun?: UpdateInProgress) =>
    commitUpdate(plannedUpdate, { commands: after, beginning, begun });
  const applied =
    before.length === 0 || beginning === undefined
      ? { plannedUpdate: first, update: await commit(first) }
      : await applyAfter(before, { project, first, beginning }, context, async (begun) => {
          const plannedUpdate = await planUpdate(project, request, context);
          return { plannedUpdate, update: await commit(plannedUpdate, begun) };
        });
  printChanges(applied.plannedUpdate, context);
  throwIfAny(conflictDiagnostics(applied.plannedUpdate));
  if (applied.update) await finishUpdate(project, applied.update, context);
  throwIfAny(heldDiagnostics(applied.plannedUpdate));
  return 0;
}

/** Nothing is to be written: what cannot be is reported again, as long as that is so. A program gets its document. */
function reportHeld(plannedUpdate: UpdatePlan, context: Context): ExitCode {
  const { console, format } = context;
  const hasHeld = plannedUpdate.plan.changes.some(isHeld);
  if (format === 'json' || hasHeld) printChanges(plannedUpdate, context);
  else if (!console.quiet) console.err(upToDateText(commitLabel(plannedUpdate)));
  throwIfAny(heldDiagnostics(plannedUpdate));
  return 0;
}

/**
 * The state that an update leads back to if it fails or is aborted; undefined if it is written in one step.
 * Commands may change more than its own paths.
 */
function takeBeginning(
  { project, service, plan }: UpdatePlan,
  hasCommands: boolean,
): WorkTreeSnapshot | undefined {
  if (!hasCommands && conflictsOf(plan).length === 0) return undefined;
  const managed = new Set<TreePath>([
    ...project.base.keys(),
    ...service.files.keys(),
    ...statePaths,
  ]);
  return hasCommands ? takeWholeSnapshot(project, managed) : takeSnapshot(project, managed);
}

/** Runs what has to run before the files change, then changes them; if either fails, all is rolled back. */
async function applyAfter<T>(
  commands: readonly Command[],
  begins: {
    readonly project: OpenProject;
    readonly first: UpdatePlan;
    readonly beginning: WorkTreeSnapshot;
  },
  context: Context,
  apply: (begun: UpdateInProgress) => Promise<T>,
): Promise<T> {
  const { project, first, beginning } = begins;
  const begun = await beginUpdate(project, commitLabel(first), beginning);
  return rollBackOnError(project, begun, async () => {
    await runUpdateCommands(commands, project, context);
    return apply(begun);
  });
}

/** The commands that may run; those of a foreign catalog only with consent. */
async function consentedCommands(
  plannedUpdate: UpdatePlan,
  options: ApplyUpdateOptions,
  context: Context,
): Promise<{ readonly before: readonly Command[]; readonly after: readonly Command[] }> {
  const { before, after } = commandsOfUpdate(plannedUpdate);
  const all = options.hooks ? await consentTo([...before, ...after], options, context) : [];
  return {
    before: before.filter((one) => all.includes(one)),
    after: after.filter((one) => all.includes(one)),
  };
}

function rehearse(
  { plan, service, displayPath }: UpdatePlan,
  { console, format, templates }: Context,
): ExitCode {
  const style = resultStyle(console);
  const text = () => plan.changes.map((change) => diffText(change, displayPath, style)).join('');
  console.out(format === 'json' ? updateJson(plan, service.files, templates) : text());
  return succeeds(plan) ? 0 : 1;
}

function printChanges({ plan, service, displayPath }: UpdatePlan, context: Context): void {
  const { console, format, templates } = context;
  if (format === 'json') console.out(updateJson(plan, service.files, templates));
  else if (!console.quiet)
    console.out(planText(plan, { folder: displayPath, paint: console.outPaint }));
}

function conflictDiagnostics(plannedUpdate: UpdatePlan): readonly Diagnostic[] {
  const conflicts = conflictsOf(plannedUpdate.plan);
  if (conflicts.length === 0) return [];
  const files = conflicts.length === 1 ? '1 file' : `${conflicts.length} files`;
  const diagnostic: Diagnostic = {
    code: 'plan/conflict',
    message: `${files} changed both here and in the template: ${listFirst(conflicts.map(({ path }) => path))}`,
    hint: 'resolve the conflicts, then run idp update --continue; idp update --abort undoes the update',
  };
  return [diagnostic, ...heldDiagnostics(plannedUpdate)];
}

function heldDiagnostics({ plan, displayPath }: UpdatePlan): readonly Diagnostic[] {
  return blockedDiagnostics(blockedOf(plan), prefixOf(displayPath));
}

/** The commands of an update: before its files change, and after. */
interface UpdateCommands {
  readonly before: readonly Command[];
  readonly after: readonly Command[];
}

/** The commands of migrations that are due, then the hooks that wait for a file that changes. */
function commandsOfUpdate({ service, project, plan }: UpdatePlan): UpdateCommands {
  const { composition, names } = service;
  const recorded = versionsOf(project.lock);
  const changed = plan.changes.filter(isWrite).map(({ path }) => path);
  const awaited = hooksFor(project.root, service.hooks).filter(({ onChange }) =>
    onChange.some((glob) => changed.some(matchesGlob(glob))),
  );
  return {
    before: unwrap(migrationCommands('before', composition, recorded, names)),
    after: [...unwrap(migrationCommands('after', composition, recorded, names)), ...awaited],
  };
}
