import { contributorsOf } from '../capability/compose.ts';
import { printJson } from '../data/print.ts';
import { fail } from '../errors/error.ts';
import { readGitState } from '../host/git-state.ts';
import { compareVersions } from '../manifest/migration.ts';
import { conflictsOf } from '../plan/change.ts';
import { diffText } from '../terminal/diff-text.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { changesJson } from '../terminal/plan-json.ts';
import { planText } from '../terminal/plan-text.ts';
import { commitFollowing, isRecorded } from './commit-following.ts';
import type { Context, ExitCode } from './context.ts';
import { type Following, follow, openService } from './follow.ts';
import type { AnswerFlags } from './read-given.ts';
import { abortUpdate, continueUpdate, refuseUnfinished } from './unfinished.ts';

export interface UpdateOptions extends AnswerFlags {
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly abort: boolean;
  readonly continue: boolean;
  readonly take: readonly string[];
}

/** `idp update`: a service follows its path; what the developer changed stays. */
export async function runUpdate(options: UpdateOptions, context: Context): Promise<ExitCode> {
  const record = await openService(context);
  if (options.abort) return abortUpdate(record, context);
  if (options.continue) return continueUpdate(record, context);
  refuseUnfinished(record);
  return carryOut(await follow(record, options, context), options, context);
}

/** Shows or makes what following the path needs: the last half of `update`, `add` and `remove`. */
export async function carryOut(
  following: Following,
  { dryRun, force }: Pick<UpdateOptions, 'dryRun' | 'force'>,
  context: Context,
): Promise<ExitCode> {
  refuseDowngrade(following, force);
  if (dryRun) return rehearse(following, context);
  if (isRecorded(following)) return 0;
  refuseDirty(following, force);
  await commitFollowing(following);
  return tell(following, context);
}

function refuseDowngrade({ service, record }: Following, force: boolean): void {
  const older = contributorsOf(service.composition).flatMap(({ id, source }) => {
    const { lock } = record;
    const from = id === lock.template.name ? lock.template.version : lock.capabilities[id];
    const { version } = source.value.metadata;
    return from !== undefined && compareVersions(version, from) < 0
      ? [`${id} from ${from} to ${version}`]
      : [];
  });
  if (older.length === 0 || force) return;
  fail({
    code: 'plan/downgrade',
    message: `the catalog is older than the service: ${older.join(', ')}`,
    hint: 'take a newer catalog by --templates, or add --force to go back',
  });
}

function refuseDirty({ record, shown }: Following, force: boolean): void {
  if (force) return;
  const state = readGitState(record.root);
  if (state.kind === 'clean') return;
  const why =
    state.kind === 'none'
      ? `${shown} is not under git, so nothing could be taken back`
      : `${shown} has changes that are not committed: ${state.paths.slice(0, 5).join(', ')}`;
  fail({
    code: 'host/dirty',
    message: why,
    hint:
      state.kind === 'none'
        ? 'add --force to go on all the same'
        : 'commit them first, or add --force to go on all the same',
  });
}

function rehearse({ plan, service, shown }: Following, { console, format }: Context): ExitCode {
  if (format === 'json')
    console.out(printJson({ version: 1, changes: changesJson(plan, service.files) }));
  else
    console.out(
      plan.changes.map((change) => diffText(change, shown, resultStyle(console))).join(''),
    );
  return conflictsOf(plan).length === 0 ? 0 : 1;
}

function tell({ plan, service, shown }: Following, { console, format }: Context): ExitCode {
  const conflicts = conflictsOf(plan);
  if (format === 'json')
    console.out(printJson({ version: 1, changes: changesJson(plan, service.files) }));
  else if (!console.quiet) console.out(planText(plan, { folder: shown, paint: console.outPaint }));
  if (conflicts.length === 0) return 0;
  const files = conflicts.length === 1 ? 'file' : 'files';
  return fail({
    code: 'plan/conflict',
    message: `${conflicts.length} ${files} changed on both sides: ${conflicts.map(({ path }) => path).join(', ')}`,
    hint: 'resolve them, then run idp update --continue; idp update --abort takes everything back',
  });
}
