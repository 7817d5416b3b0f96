import type { Command } from '../capability/commands.ts';
import { contributorsOf } from '../capability/compose.ts';
import { printJson } from '../data/print.ts';
import { fail, failIfAny } from '../errors/error.ts';
import { listSome } from '../errors/list-some.ts';
import type { Problem } from '../errors/problem.ts';
import { takeSnapshot } from '../host/snapshot.ts';
import { versionsOf } from '../lockfile/restore.ts';
import type { Snapshot } from '../lockfile/unfinished.ts';
import { compareVersions } from '../manifest/versions.ts';
import { blockedOf, conflictsOf, isHeld, succeeds } from '../plan/change.ts';
import { diffText } from '../terminal/diff-text.ts';
import { blockedProblems, prefixOf } from '../terminal/obstacle-text.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { changesJson } from '../terminal/plan-json.ts';
import { planText } from '../terminal/plan-text.ts';
import type { TreePath } from '../tree/path.ts';
import { commandsOfUpdate } from './commands-of-update.ts';
import { beginCommands, commitFollowing, isRecorded } from './commit-following.ts';
import { consentTo } from './consent-to.ts';
import type { Context, ExitCode } from './context.ts';
import { type Following, type FollowRequest, follow, type OpenService } from './follow.ts';
import { refuseDirty } from './refuse-dirty.ts';
import { takeBack } from './take-back.ts';
import { finishUpdate, runCommands } from './unfinished.ts';

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
  check(first);
  refuseDowngrade(first, options.force);
  if (options.dryRun) return rehearse(first, context);
  if (isRecorded(first)) return reportHeld(first, context);
  refuseDirty(first, options.force);

  const { before, after } = await consentedCommands(first, options, context);
  const begun =
    before.length + after.length > 0 ? takeSnapshot(record.root, pathsOf(first)) : undefined;
  if (begun && before.length > 0) await prepareTree(before, first, begun, context);
  const following = before.length === 0 ? first : await follow(record, request, context);
  await commitFollowing(following, { commands: after, begun, isPrepared: before.length > 0 });
  tell(following, context);
  failIfAny(conflictProblems(following));
  if (after.length > 0) await finishUpdate(record, context);
  failIfAny(heldProblems(following));
  return 0;
}

/** Nothing is to be written: what cannot be is reported again, as long as that is so. A program gets its document. */
function reportHeld(following: Following, context: Context): ExitCode {
  const isAwaited = context.format === 'json' || following.plan.changes.some(isHeld);
  if (isAwaited) tell(following, context);
  failIfAny(heldProblems(following));
  return 0;
}

function pathsOf({ record, service }: Following): readonly TreePath[] {
  return [...new Set([...record.base.keys(), ...service.files.keys()])];
}

/** Runs what has to run before the files change; if it fails, what it left is taken back. */
async function prepareTree(
  commands: readonly Command[],
  following: Following,
  begun: Snapshot,
  context: Context,
): Promise<void> {
  const record = { ...following.record, shown: following.shown };
  await beginCommands(following, begun);
  const failure = await runCommands(commands, record, context);
  if (failure === undefined) return;
  await takeBack(record);
  fail({ ...failure, hint: 'nothing was changed; mend the cause and run it again' });
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

function refuseDowngrade({ service, record }: Following, force: boolean): void {
  const older = contributorsOf(service.composition).flatMap(({ id, source }) => {
    const from = versionsOf(record.lock)(id);
    const { version } = source.value.metadata;
    const isOlder = from !== undefined && compareVersions(version, from) < 0;
    return isOlder ? [`${id} from ${from} to ${version}`] : [];
  });
  if (older.length === 0 || force) return;
  fail({
    code: 'plan/downgrade',
    message: `the catalog is older than the service: ${older.join(', ')}`,
    hint: 'take a newer catalog by --templates, or add --force to go back',
  });
}

function rehearse({ plan, service, shown }: Following, { console, format }: Context): ExitCode {
  const style = resultStyle(console);
  const text = () => plan.changes.map((change) => diffText(change, shown, style)).join('');
  console.out(
    format === 'json'
      ? printJson({ version: 1, changes: changesJson(plan, service.files) })
      : text(),
  );
  return succeeds(plan) ? 0 : 1;
}

function tell({ plan, service, shown }: Following, { console, format }: Context): void {
  if (format === 'json')
    console.out(printJson({ version: 1, changes: changesJson(plan, service.files) }));
  else if (!console.quiet) console.out(planText(plan, { folder: shown, paint: console.outPaint }));
}

function conflictProblems(following: Following): readonly Problem[] {
  const conflicts = conflictsOf(following.plan);
  if (conflicts.length === 0) return [];
  const files = conflicts.length === 1 ? '1 file' : `${conflicts.length} files`;
  const problem: Problem = {
    code: 'plan/conflict',
    message: `${files} changed on both sides: ${listSome(conflicts.map(({ path }) => path))}`,
    hint: 'resolve them, then run idp update --continue; idp update --abort takes everything back',
  };
  return [problem, ...heldProblems(following)];
}

function heldProblems({ plan, shown }: Following): readonly Problem[] {
  return blockedProblems(blockedOf(plan), prefixOf(shown));
}
