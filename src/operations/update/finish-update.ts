import { createProgress } from '../../output/progress.ts';
import { abortedText, keptText, updatedText } from '../../output/update-text.ts';
import { findMarker } from '../../plan/merge/mark-conflict.ts';
import type { UpdateState } from '../../project/update-state.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { decodeIfText } from '../../shared/tree/text.ts';
import { displayPathAt, type Workspace } from '../../system/files/workspace.ts';
import { readWorkTree } from '../../system/project/read-work-tree.ts';
import { secretsIn } from '../answers/secrets-in.ts';
import type { Context, ExitCode } from '../context.ts';
import { runHooks } from '../hooks/run-hooks.ts';
import { baseLabel } from './reconcile-update.ts';
import { rollBack, rollBackOnError } from './roll-back.ts';
import { type OpenProject, requireUpdate } from './update-in-progress.ts';
import {
  beginCommands,
  forgetUpdate,
  phaseOf,
  recordUpdate,
  type UpdateInProgress,
} from './update-transitions.ts';

/** Runs what is left of an update and records it; if that fails, it is rolled back. */
export async function finishUpdate(
  project: OpenProject,
  update: UpdateInProgress,
  context: Context,
): Promise<void> {
  await rollBackOnError(project, update, async () => {
    await runUpdateCommands(update.updateState.commands, project, context);
    await recordUpdate(project, update);
  });
}

/** `idp update --continue`: refuses while a marker is left, else runs what is left and records what was generated. */
export async function continueUpdate(project: OpenProject, context: Context): Promise<ExitCode> {
  const update = requireUpdate(project);
  if (phaseOf(update.updateState) === 'commands-before') rejectContinue();
  rejectMarkers(project, update.updateState);
  if (update.updateState.commands.length === 0) await recordUpdate(project, update);
  else await finishUpdate(project, await beginCommands(project, update), context);
  if (!context.console.quiet) context.console.err(updatedText(update.updateState.to));
  return 0;
}

/** `idp update --abort`: everything that the update changed is as it was before. Repositories that came since stay. */
export async function abortUpdate(
  project: Workspace & Pick<OpenProject, 'update'>,
  { console }: Context,
): Promise<ExitCode> {
  const isRepository = (path: string) => path.endsWith('/');
  const back = await rollBack('beginning', project, requireUpdate(project), isRepository);
  await forgetUpdate(project, back);
  if (console.quiet) return 0;
  const { to, kept } = back.updateState;
  console.err(abortedText(to, keptText(kept, project.displayPath)));
  return 0;
}

/** Runs commands in a service; the user provides secrets in the environment. */
export async function runUpdateCommands(
  commands: readonly Command[],
  { root, displayPath, lock }: OpenProject,
  { environment, processHandle, signal, console }: Context,
): Promise<void> {
  if (commands.length === 0) return;
  const progress = await createProgress(console);
  const secrets = secretsIn(environment, lock);
  const workspace = { root, displayPath, environment, processHandle };
  const run = { ...workspace, needs: [], secrets, signal, progress };
  const diagnostic = await runHooks(commands, run);
  if (diagnostic) throwError(diagnostic);
}

function rejectContinue(): never {
  return throwError({
    code: 'update/in-progress',
    message: 'the update stopped before it changed any file',
    hint: 'run idp update --abort to undo what its commands changed, then idp update',
  });
}

function rejectMarkers(project: OpenProject, { conflicts, to }: UpdateState): void {
  const labels = { ours: 'yours', theirs: to, base: baseLabel(project.lock) };
  const { files } = readWorkTree(project, conflicts, new Map());
  throwIfAny(
    conflicts.flatMap((path): readonly Diagnostic[] => {
      const text = decodeIfText(files.get(path)?.bytes ?? new Uint8Array()) ?? '';
      const line = findMarker(text, labels);
      if (line === undefined) return [];
      return [
        {
          code: 'plan/conflict',
          message: 'unresolved conflict marker',
          location: { file: displayPathAt(project, path), line, column: 1, length: 7 },
          hint: 'resolve the conflict, remove the markers, then run idp update --continue',
        },
      ];
    }),
  );
}
