import type { Command } from '../capability/commands.ts';
import { failIfAny } from '../errors/error.ts';
import { listSome } from '../errors/list-some.ts';
import type { Problem } from '../errors/problem.ts';
import { takeSnapshot, takeWholeSnapshot } from '../host/snapshot.ts';
import { recordPaths } from '../lockfile/lock.ts';
import type { Snapshot } from '../lockfile/unfinished.ts';
import { blockedOf, conflictsOf, isHeld, succeeds } from '../plan/change.ts';
import { diffText } from '../terminal/diff-text.ts';
import { printDocument } from '../terminal/json-document.ts';
import { blockedProblems, prefixOf } from '../terminal/obstacle-text.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { changesJson } from '../terminal/plan-json.ts';
import { planText } from '../terminal/plan-text.ts';
import type { TreePath } from '../tree/path.ts';
import { commandsOfUpdate } from './commands-of-update.ts';
import { beginUpdate, commitFollowing, isRecorded, labelOf } from './commit-following.ts';
import { consentTo } from './consent-to.ts';
import type { Context, ExitCode } from './context.ts';
import { finishUpdate, runCommands } from './finish-update.ts';
import { type Following, type FollowRequest, follow, type OpenService } from './follow.ts';
import { refuseDirty } from './refuse-dirty.ts';
import { orRollBack } from './roll-back.ts';
import type { UpdateInProgress } from './update-in-progress.ts';
import { refuseOlderCatalog } from './version-steps.ts';

export interface CarryOutOptions {
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
}

/** Shows or makes what a service needs to follow its path: the common half of `update`, `add` and `remove`. */
export async function carryOut(
  record: OpenService,
  request: FollowRequest,
  options: CarryOutOptions,
  context: Context,
  check: (following: Following) => void = () => {},
): Promise<ExitCode> {
  const first = await follow(record, request, context);
  refuseOlderCatalog(first, options.force);
  check(first);
  if (options.dryRun) return rehearse(first, context);
  if (isRecorded(first)) return reportHeld(first, context);
  refuseDirty(first, options.force);

  const { before, after } = await consentedCommands(first, options, context);
  const beginning = takeBeginning(first, before.length + after.length > 0);
  const commit = (following: Following, begun?: UpdateInProgress) =>
    commitFollowing(following, { commands: after, beginning, begun });
  const applied =
    before.length === 0 || beginning === undefined
      ? { following: first, update: await commit(first) }
      : await applyAfter(before, { record, first, beginning }, context, async (begun) => {
          const following = await follow(record, request, context);
          return { following, update: await commit(following, begun) };
        });
  tell(applied.following, context);
  failIfAny(conflictProblems(applied.following));
  if (applied.update) await finishUpdate(record, applied.update, context);
  failIfAny(heldProblems(applied.following));
  return 0;
}

/** Nothing is to be written: what cannot be is reported again, as long as that is so. A program gets its document. */
function reportHeld(following: Following, context: Context): ExitCode {
  const { console, format } = context;
  const hasHeld = following.plan.changes.some(isHeld);
  if (format === 'json' || hasHeld) tell(following, context);
  else if (!console.quiet) console.err(`Already up to date: ${labelOf(following)}\n`);
  failIfAny(heldProblems(following));
  return 0;
}

/**
 * The state that an update leads back to if it fails or is aborted; undefined if it is written in one step.
 * Commands may change more than its own paths.
 */
function takeBeginning(
  { record, service, shown, plan }: Following,
  hasCommands: boolean,
): Snapshot | undefined {
  if (!hasCommands && conflictsOf(plan).length === 0) return undefined;
  const managed = new Set<TreePath>([
    ...record.base.keys(),
    ...service.files.keys(),
    ...recordPaths,
  ]);
  const place = { root: record.root, shown };
  return hasCommands ? takeWholeSnapshot(place, managed) : takeSnapshot(place, managed);
}

/** Runs what has to run before the files change, then changes them; if either fails, all is rolled back. */
async function applyAfter<T>(
  commands: readonly Command[],
  begins: {
    readonly record: OpenService;
    readonly first: Following;
    readonly beginning: Snapshot;
  },
  context: Context,
  apply: (begun: UpdateInProgress) => Promise<T>,
): Promise<T> {
  const { record, first, beginning } = begins;
  const begun = await beginUpdate(first, beginning);
  return orRollBack(record, begun, async () => {
    await runCommands(commands, record, context);
    return apply(begun);
  });
}

/** The commands that may run; those of a foreign catalog only with consent. */
async function consentedCommands(
  following: Following,
  options: CarryOutOptions,
  context: Context,
): Promise<{ readonly before: readonly Command[]; readonly after: readonly Command[] }> {
  const { before, after } = commandsOfUpdate(following);
  const all = options.hooks ? await consentTo([...before, ...after], options, context) : [];
  return {
    before: before.filter((one) => all.includes(one)),
    after: after.filter((one) => all.includes(one)),
  };
}

function rehearse({ plan, service, shown }: Following, { console, format }: Context): ExitCode {
  const style = resultStyle(console);
  const text = () => plan.changes.map((change) => diffText(change, shown, style)).join('');
  console.out(
    format === 'json' ? printDocument({ changes: changesJson(plan, service.files) }) : text(),
  );
  return succeeds(plan) ? 0 : 1;
}

function tell({ plan, service, shown }: Following, { console, format }: Context): void {
  if (format === 'json') console.out(printDocument({ changes: changesJson(plan, service.files) }));
  else if (!console.quiet) console.out(planText(plan, { folder: shown, paint: console.outPaint }));
}

function conflictProblems(following: Following): readonly Problem[] {
  const conflicts = conflictsOf(following.plan);
  if (conflicts.length === 0) return [];
  const files = conflicts.length === 1 ? '1 file' : `${conflicts.length} files`;
  const problem: Problem = {
    code: 'plan/conflict',
    message: `${files} changed on both sides: ${listSome(conflicts.map(({ path }) => path))}`,
    hint: 'resolve them, then run idp update --continue; idp update --abort restores everything',
  };
  return [problem, ...heldProblems(following)];
}

function heldProblems({ plan, shown }: Following): readonly Problem[] {
  return blockedProblems(blockedOf(plan), prefixOf(shown));
}
