import { updateStatePath } from '../../project/lock.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';
import { joinPath } from '../../system/files/join-path.ts';
import { readTree } from '../../system/files/read-tree.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import { type Project, parseProject } from './read-project.ts';
import { phaseOf, type UpdateInProgress } from './update-transitions.ts';

/** A service of which it is known whether an update is in progress: it is read once a run. */
export interface OpenProject extends Project {
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

/** The update where one is expected. */
export function requireUpdate({ update }: Pick<OpenProject, 'update'>): UpdateInProgress {
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
export function assertNoUpdateInProgress({ update }: OpenProject): void {
  if (update) throwIfAny([diagnosticOf(update)]);
}

/** What is reported of an update in progress, and the service as if it were finished. */
export async function assumeFinished<T extends OpenProject>(
  project: T,
): Promise<{ readonly diagnostic: Diagnostic; readonly project: T } | undefined> {
  const { update } = project;
  if (update === undefined) return undefined;
  const diagnostic = diagnosticOf(update);
  if (phaseOf(update.updateState) === 'commands-before') return { diagnostic, project };
  const displayPathOfState = () => joinPath(project.displayPath, updateStatePath);
  const finished = await parseProject(update.updateState.stateFiles, displayPathOfState);
  return { diagnostic, project: { ...project, ...finished } };
}

function diagnosticOf({ updateState }: UpdateInProgress): Diagnostic {
  const { to, conflicts } = updateState;
  return {
    code: 'update/in-progress',
    message: `an update to ${to} is in progress${conflicts.length === 0 ? '' : `: ${conflicts.join(', ')}`}`,
    hint:
      phaseOf(updateState) === 'commands-before'
        ? 'run idp update --abort, then start again'
        : 'resolve the conflicts and run idp update --continue, or run idp update --abort',
  };
}
