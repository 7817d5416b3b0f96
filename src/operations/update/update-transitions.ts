import type { Write } from '../../plan/change.ts';
import { updateStatePath } from '../../project/lock.ts';
import {
  printUpdateState,
  type UpdateState,
  type WorkTreeSnapshot,
} from '../../project/update-state.ts';
import { emptyTree, type Tree, type TreeFile } from '../../shared/tree/tree.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import type { IndexMark } from '../../system/git/conflict-marks.ts';
import { takeWholeSnapshot } from '../../system/git/snapshot.ts';
import { commitInPlace } from '../../system/project/commit-in-place.ts';
import type { Project } from './read-project.ts';
import { stateWrites, writeOf } from './state-writes.ts';

/**
 * The states of an update and every transition between them. A run reads the state when it opens the project and hands
 * it on; each transition returns the next one, and nothing else writes `.idp/unfinished`. Each is one commit: killed
 * in between, a run leaves the state before or the state after.
 *
 *     idle ── begin ──▶ commands-before ── write files ──▶ conflicts ── begin commands ──▶ commands-after
 *     idle ── write files ──▶ conflicts, or commands-after where nothing conflicts, or idle where no command is left
 *     conflicts, commands-after ── record ──▶ idle, with the new lockfile and base
 *
 * Where a command fails, what it found is restored first: then commands-before goes back to idle, and commands-after to
 * conflicts if some had been resolved, else to idle. `--abort` restores the beginning, and goes to idle from anywhere.
 */
type UpdatePhase = 'commands-before' | 'conflicts' | 'commands-after';

/** An update in progress, and the file that records it. */
export interface UpdateInProgress {
  readonly updateState: UpdateState;
  readonly file: TreeFile;
}

export function phaseOf({ stage, running }: UpdateState): UpdatePhase {
  if (stage === 'commands-before') return 'commands-before';
  return running === undefined ? 'conflicts' : 'commands-after';
}

/** idle → commands-before: records the beginning, before commands run that come before the files of an update. */
export async function beginUpdate(
  workspace: Workspace,
  to: string,
  beginning: WorkTreeSnapshot,
): Promise<UpdateInProgress> {
  return saveUpdate(workspace, undefined, {
    to,
    stage: 'commands-before',
    conflicts: [],
    commands: [],
    beginning,
    touched: new Map(),
    running: 'beginning',
    stateFiles: emptyTree,
    kept: [],
  });
}

/** The files of an update, with the conflicts to show in git's index, and what they leave to be done. */
interface UpdateFiles {
  readonly writes: readonly Write[];
  readonly marks: readonly IndexMark[];
  readonly left: Omit<UpdateState, 'stage' | 'running' | 'kept'>;
}

/** idle, commands-before → conflicts; or commands-after, if there are none: writes the files. */
export async function writeUpdateFiles(
  workspace: Workspace,
  begun: UpdateInProgress | undefined,
  { writes, marks, left }: UpdateFiles,
): Promise<UpdateInProgress> {
  const next: UpdateState = {
    ...left,
    stage: 'files',
    kept: [],
    ...(left.conflicts.length === 0 && { running: 'beginning' }),
  };
  return saveUpdate(workspace, begun, next, { writes, marks });
}

/** idle, commands-before → idle: an update that leaves nothing to be done, all in one step. */
export async function writeWholeUpdate(
  project: Project,
  begun: UpdateInProgress | undefined,
  { writes, stateFiles }: { readonly writes: readonly Write[]; readonly stateFiles: Tree },
): Promise<void> {
  const done = writeOf(updateStatePath, begun?.file, undefined);
  const recorded = stateWrites(project, stateFiles, project.stateOnDisk);
  await commitInPlace(project, [...writes, ...done, ...recorded]);
}

/** conflicts → commands-after: what was resolved is what commands find, and what is restored if one of them fails. */
export async function beginCommands(
  project: Project,
  update: UpdateInProgress,
): Promise<UpdateInProgress> {
  const { updateState } = update;
  const managed = new Set([...updateState.beginning.files.keys(), ...project.base.keys()]);
  const running = updateState.running ?? takeWholeSnapshot(project, managed);
  return saveUpdate(project, update, { ...updateState, running });
}

/** commands-after → conflicts, once what commands found is restored: they are still resolved. */
export async function returnToConflicts(
  workspace: Workspace,
  update: UpdateInProgress,
): Promise<UpdateInProgress> {
  return saveUpdate(workspace, update, { ...update.updateState, running: undefined, kept: [] });
}

/** The same phase, before work of somebody else is taken out of the way: where it is kept. */
export async function keepWork(
  workspace: Workspace,
  update: UpdateInProgress,
  kept: string,
): Promise<UpdateInProgress> {
  const { updateState } = update;
  return saveUpdate(workspace, update, { ...updateState, kept: [...updateState.kept, kept] });
}

/** conflicts, commands-after → idle: what was generated becomes the base. */
export async function recordUpdate(project: Project, update: UpdateInProgress): Promise<void> {
  await writeWholeUpdate(project, update, {
    writes: [],
    stateFiles: update.updateState.stateFiles,
  });
}

/** any → idle, once the beginning is restored. */
export async function forgetUpdate(
  workspace: Workspace,
  { file }: UpdateInProgress,
): Promise<void> {
  await commitInPlace(workspace, writeOf(updateStatePath, file, undefined));
}

/** It may hold what others may not read, so only its owner may. */
async function saveUpdate(
  workspace: Workspace,
  update: UpdateInProgress | undefined,
  updateState: UpdateState,
  { writes, marks }: Pick<UpdateFiles, 'writes' | 'marks'> = { writes: [], marks: [] },
): Promise<UpdateInProgress> {
  const bytes = printUpdateState(updateState);
  const file: TreeFile = { bytes, executable: false, isPrivate: true };
  const state = writeOf(updateStatePath, update?.file, file);
  await commitInPlace(workspace, [...writes, ...state], marks);
  return { updateState, file };
}
