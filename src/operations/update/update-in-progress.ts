import { updateStatePath } from '../../project/lock.ts';
import { printUpdateState, type UpdateState } from '../../project/update-state.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';
import type { TreeFile } from '../../shared/tree/tree.ts';
import { joinPath } from '../../system/files/join-path.ts';
import { readTree } from '../../system/files/read-tree.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import { commitInPlace } from '../../system/project/commit-in-place.ts';
import { type ProjectRecord, parseProjectRecord } from './read-project-record.ts';
import { writeOf } from './write-of.ts';

/** An update in progress, and the file that records it. */
export interface UpdateInProgress {
  readonly updateState: UpdateState;
  readonly file: TreeFile;
}

/** A service of which it is known whether an update is in progress: it is read once a run. */
export interface UpdatableService extends ProjectRecord {
  readonly update: UpdateInProgress | undefined;
}

export async function readUpdateInProgress({
  root,
  displayPath,
}: Workspace): Promise<UpdateInProgress | undefined> {
  const file = readTree(root, [updateStatePath], displayPath).get(updateStatePath);
  if (file === undefined) return undefined;
  const { parseUpdateState } = await import('../../project/parse-update-state.ts');
  const updateState = unwrap(parseUpdateState(file.bytes, joinPath(displayPath, updateStatePath)));
  return { file, updateState };
}

/** Records the next state of an update. It may hold what others may not read, so only its owner may. */
export async function saveUpdate(
  workspace: Workspace,
  known: UpdateInProgress | undefined,
  updateState: UpdateState,
): Promise<UpdateInProgress> {
  const file = updateStateFile(updateState);
  await commitInPlace(workspace, writeOf(updateStatePath, known?.file, file));
  return { updateState, file };
}

export function updateStateFile(updateState: UpdateState): TreeFile {
  return { bytes: printUpdateState(updateState), executable: false, isPrivate: true };
}

/** The last step of an update that was aborted or rolled back. */
export async function forgetUpdate(
  workspace: Workspace,
  { file }: UpdateInProgress,
): Promise<void> {
  await commitInPlace(workspace, writeOf(updateStatePath, file, undefined));
}

/** The update where one is expected. */
export function requireUpdate({ update }: Pick<UpdatableService, 'update'>): UpdateInProgress {
  return (
    update ??
    throwError({
      code: 'update/not-in-progress',
      message: 'no update in progress',
      hint: 'idp status shows template updates and local changes',
    })
  );
}

/** Throws if an update is in progress that the command would overwrite. */
export function assertNoUpdateInProgress({ update }: UpdatableService): void {
  if (update) throwIfAny([diagnosticOf(update)]);
}

/** What is reported of an update in progress, and the service as if it were finished. */
export async function assumeFinished<T extends UpdatableService>(
  service: T,
): Promise<{ readonly diagnostic: Diagnostic; readonly service: T } | undefined> {
  const { update } = service;
  if (update === undefined) return undefined;
  const diagnostic = diagnosticOf(update);
  if (update.updateState.stage === 'commands-before') return { diagnostic, service };
  const displayPathOfState = () => joinPath(service.displayPath, updateStatePath);
  const record = await parseProjectRecord(update.updateState.record, displayPathOfState);
  return { diagnostic, service: { ...service, ...record } };
}

function diagnosticOf({ updateState }: UpdateInProgress): Diagnostic {
  const { to, conflicts, stage } = updateState;
  return {
    code: 'update/in-progress',
    message: `an update to ${to} is in progress${conflicts.length === 0 ? '' : `: ${conflicts.join(', ')}`}`,
    hint:
      stage === 'commands-before'
        ? 'run idp update --abort, then start again'
        : 'resolve the conflicts and run idp update --continue, or run idp update --abort',
  };
}
