import { type Change, conflictsOf, isMove, isWrite, type Write } from '../../plan/change.ts';
import { nextBase } from '../../plan/next-base.ts';
import { lockOf, updateStatePath } from '../../project/lock.ts';
import { versionsOf } from '../../project/restore.ts';
import { type ProjectFiles, sameState, stateFilesOf } from '../../project/state-files.ts';
import type { UpdateState, WorkTreeSnapshot } from '../../project/update-state.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import { emptyTree, type Tree } from '../../shared/tree/tree.ts';
import { printOf } from '../../system/files/journal.ts';
import { readTree } from '../../system/files/read-tree.ts';
import type { FolderLocation, Workspace } from '../../system/files/workspace.ts';
import { conflictMarks, type IndexMark } from '../../system/git/conflict-marks.ts';
import { comparesModes } from '../../system/git/git-state.ts';
import {
  diffEntries,
  type IndexEntries,
  readIndexEntries,
} from '../../system/git/index-entries.ts';
import { isExecutableInIndex } from '../../system/git/read-index.ts';
import { changedSince } from '../../system/git/snapshot.ts';
import { commitInPlace } from '../../system/project/commit-in-place.ts';
import { fingerprintOf, readPathState } from '../../system/project/path-state.ts';
import type { UpdatePlan } from './plan-update.ts';
import { saveUpdate, type UpdateInProgress, updateStateFile } from './update-in-progress.ts';
import { writeOf } from './write-of.ts';

/** What goes with the files of an update. */
export interface UpdateContext {
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
  around: UpdateContext,
): Promise<UpdateInProgress | undefined> {
  const { plan, record: workspace } = plannedUpdate;
  const writes = plan.changes.filter(isWrite);
  const known = around.begun?.file;
  const { beginning } = around;
  const isFinished = conflictsOf(plan).length === 0 && around.commands.length === 0;
  if (isFinished || beginning === undefined) {
    const stateFiles = stateFilesOf(newRecord(plannedUpdate));
    const recorded = stateWrites(workspace, stateFiles, workspace.stateOnDisk);
    const done = writeOf(updateStatePath, known, undefined);
    await commitInPlace(workspace, [...writes, ...done, ...recorded]);
    return undefined;
  }
  const entries = around.begun ? readIndexEntries(workspace) : beginning.index;
  const marks = marksOf(plannedUpdate, workspace, entries);
  const byCommands = around.begun ? changedByCommands(workspace, beginning, entries) : [];
  const updateState = stateOf(
    plannedUpdate,
    workspace,
    { ...around, beginning, byCommands },
    marks,
  );
  const file = updateStateFile(updateState);
  const state = writeOf(updateStatePath, known, file);
  await commitInPlace(workspace, [...writes, ...state], marks);
  return { updateState, file };
}

/** Records the beginning, before commands run that come before the files of an update. */
export async function beginUpdate(
  plannedUpdate: UpdatePlan,
  beginning: WorkTreeSnapshot,
): Promise<UpdateInProgress> {
  return saveUpdate(plannedUpdate.record, undefined, {
    to: commitLabel(plannedUpdate),
    stage: 'commands-before',
    conflicts: [],
    commands: [],
    beginning,
    touched: new Map(),
    running: 'beginning',
    record: emptyTree,
    kept: [],
  });
}

/** Whether there is nothing to do: no change, and an identical lockfile and base. */
export function isInLockfile(plannedUpdate: UpdatePlan): boolean {
  const { plan, record } = plannedUpdate;
  return !plan.changes.some(isWrite) && sameState(record, newRecord(plannedUpdate));
}

function newRecord({ service, own, plan, sides, record, catalog }: UpdatePlan): ProjectFiles {
  const lock = lockOf(service.composition, service.answers, catalog, own);
  return {
    lock,
    base: nextBase(plan, sides, { before: versionsOf(record.lock), after: versionsOf(lock) }),
  };
}

/**
 * The writes of the lockfile and base; a file that is already right is not written. What this run has read of them is
 * `known`, and is not read again: should it have changed meanwhile, the commit stops.
 */
export function stateWrites(
  { root, displayPath }: FolderLocation,
  stateFiles: Tree,
  known: Tree,
): readonly Write[] {
  const others = [...stateFiles.keys()].filter((path) => !known.has(path));
  const found = readTree(root, others, displayPath);
  return [...stateFiles].flatMap(([path, after]) =>
    writeOf(path, known.get(path) ?? found.get(path), after),
  );
}

function stateOf(
  plannedUpdate: UpdatePlan,
  workspace: Workspace,
  {
    commands,
    beginning,
    begun,
    byCommands,
  }: UpdateContext & {
    readonly beginning: WorkTreeSnapshot;
    readonly byCommands: readonly string[];
  },
  marks: readonly IndexMark[],
): UpdateState {
  const { plan } = plannedUpdate;
  const conflicts = conflictsOf(plan).map(({ path }) => path);
  const writes = plan.changes.filter(isWrite);
  const touched = new Map([
    ...[...conflicts, ...marks.map(({ path }) => path)].map(
      (path) => [path, fingerprintOf(readPathState(workspace, path))] as const,
    ),
    ...writes.map(({ path, after }) => [path, printOf(after)] as const),
  ]);
  return {
    to: commitLabel(plannedUpdate),
    stage: 'files',
    conflicts,
    commands,
    beginning,
    touched: begun
      ? new Map([...byCommands, ...touched.keys()].map((path) => [path, null]))
      : touched,
    ...(conflicts.length === 0 && { running: 'beginning' }),
    record: stateFilesOf(newRecord(plannedUpdate)),
    kept: [],
  };
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
function stagesOf({ sides, record }: UpdatePlan, change: Change) {
  const was = isMove(change) ? change.was : change.path;
  const [base, ours, theirs] = [
    sides.base.get(was),
    sides.ours.get(was),
    sides.theirs.get(change.path),
  ];
  const known = base && 'bytes' in base ? base : undefined;
  if (ours === undefined || comparesModes(record)) return [known, ours, theirs] as const;
  return [known, { ...ours, executable: isExecutableInIndex(record, was) }, theirs] as const;
}
