import { type Change, conflictsOf, isMove, isWrite } from '../../plan/change.ts';
import { nextBase } from '../../plan/next-base.ts';
import { lockOf } from '../../project/lock.ts';
import { versionsOf } from '../../project/restore.ts';
import { type ProjectFiles, sameState, stateFilesOf } from '../../project/state-files.ts';
import type { UpdateState, WorkTreeSnapshot } from '../../project/update-state.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import { printOf } from '../../system/files/journal.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import { conflictMarks, type IndexMark } from '../../system/git/conflict-marks.ts';
import { comparesModes } from '../../system/git/git-state.ts';
import {
  diffEntries,
  type IndexEntries,
  readIndexEntries,
} from '../../system/git/index-entries.ts';
import { isExecutableInIndex } from '../../system/git/read-index.ts';
import { changedSince } from '../../system/git/snapshot.ts';
import { fingerprintOf, readPathState } from '../../system/project/path-state.ts';
import type { UpdatePlan } from './plan-update.ts';
import { type UpdateInProgress, writeUpdateFiles, writeWholeUpdate } from './update-transitions.ts';

/** What goes with the files of an update. */
interface UpdateContext {
  /** The commands to run after the files are written. */
  readonly commands: readonly Command[];
  /** The state of the folder before the update; undefined where the update cannot stay in progress. */
  readonly beginning: WorkTreeSnapshot | undefined;
  /** The update, if it began with commands. */
  readonly begun: UpdateInProgress | undefined;
}

/**
 * Applies a plan, all or nothing, the lockfile last. While conflicts are unresolved or commands are still to run, the
 * lockfile stays as it was and the update is in progress: what is needed to finish it or to roll it back is recorded
 * beside it.
 */
export async function commitUpdate(
  plannedUpdate: UpdatePlan,
  { commands, beginning, begun }: UpdateContext,
): Promise<UpdateInProgress | undefined> {
  const { plan, project } = plannedUpdate;
  const writes = plan.changes.filter(isWrite);
  const stateFiles = stateFilesOf(newState(plannedUpdate));
  const conflicts = conflictsOf(plan).map(({ path }) => path);
  const isFinished = conflicts.length === 0 && commands.length === 0;
  if (isFinished || beginning === undefined) {
    await writeWholeUpdate(project, begun, { writes, stateFiles });
    return undefined;
  }
  const entries = begun ? readIndexEntries(project) : beginning.index;
  const marks = marksOf(plannedUpdate, project, entries);
  const touched = begun
    ? touchedWithCommands(plannedUpdate, marks, changedByCommands(project, beginning, entries))
    : touchedByUpdate(plannedUpdate, marks);
  const to = commitLabel(plannedUpdate);
  const left = { to, conflicts, commands, beginning, touched, stateFiles };
  return writeUpdateFiles(project, begun, { writes, marks, left });
}

/** Whether there is nothing to do: no change, and an identical lockfile and base. */
export function isInLockfile(plannedUpdate: UpdatePlan): boolean {
  const { plan, project } = plannedUpdate;
  return !plan.changes.some(isWrite) && sameState(project, newState(plannedUpdate));
}

function newState({ service, own, plan, sides, project, catalog }: UpdatePlan): ProjectFiles {
  const lock = lockOf(service.composition, service.answers, catalog, own);
  return {
    lock,
    base: nextBase(plan, sides, { before: versionsOf(project.lock), after: versionsOf(lock) }),
  };
}

type Touched = UpdateState['touched'];

/** What the update writes at each path, and what is there of the conflicts whose files stay as they are. */
function touchedByUpdate({ plan, project }: UpdatePlan, marks: readonly IndexMark[]): Touched {
  return new Map([
    ...[...conflictsOf(plan), ...marks].map(
      ({ path }) => [path, fingerprintOf(readPathState(project, path))] as const,
    ),
    ...plan.changes.filter(isWrite).map(({ path, after }) => [path, printOf(after)] as const),
  ]);
}

/** After commands nobody knows who wrote what. */
function touchedWithCommands(
  { plan }: UpdatePlan,
  marks: readonly IndexMark[],
  byCommands: readonly string[],
): Touched {
  const written = [...conflictsOf(plan), ...marks, ...plan.changes.filter(isWrite)];
  return new Map([...byCommands, ...written.map(({ path }) => path)].map((path) => [path, null]));
}

/** What commands changed, in the work tree or in git's index alone. */
function changedByCommands(
  workspace: Workspace,
  beginning: WorkTreeSnapshot,
  entries: IndexEntries | undefined,
): readonly string[] {
  const staged = diffEntries(beginning.index ?? new Map(), entries ?? new Map());
  return [...changedSince(workspace, beginning), ...staged.keys()];
}

function marksOf(
  plannedUpdate: UpdatePlan,
  workspace: Workspace,
  entries: IndexEntries | undefined,
) {
  const conflicts = conflictsOf(plannedUpdate.plan);
  return conflictMarks(
    workspace,
    entries,
    conflicts.map((change) => ({
      path: change.path,
      was: isMove(change) ? change.was : change.path,
      stages: stagesOf(plannedUpdate, change),
    })),
  );
}

/** The template and its version that a service goes to, or is at. */
export function commitLabel({ service }: Pick<UpdatePlan, 'service'>): string {
  const { id, source } = service.composition.template;
  return `${id} ${source.value.metadata.version}`;
}

/** Where the execute bit means nothing on disk, the developer's is that of the index. */
function stagesOf({ sides, project }: UpdatePlan, change: Change) {
  const was = isMove(change) ? change.was : change.path;
  const [base, ours, theirs] = [
    sides.base.get(was),
    sides.ours.get(was),
    sides.theirs.get(change.path),
  ];
  const known = base && 'bytes' in base ? base : undefined;
  if (ours === undefined || comparesModes(project)) return [known, ours, theirs] as const;
  return [known, { ...ours, executable: isExecutableInIndex(project, was) }, theirs] as const;
}
