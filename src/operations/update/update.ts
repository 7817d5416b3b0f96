import { throwError } from '../../shared/error.ts';
import { withCatalogOf } from '../catalog/catalog-source.ts';
import type { Context, ExitCode } from '../context.ts';
import { type ApplyUpdateOptions, applyUpdate } from './apply-update.ts';
import { abortUpdate, continueUpdate } from './finish-update.ts';
import { openProject, openProjectFolder, type UpdateRequest } from './plan-update.ts';
import { repairState } from './repair-state.ts';
import { assertNoUpdateInProgress } from './update-in-progress.ts';

interface UpdateOptions extends UpdateRequest, ApplyUpdateOptions {
  readonly abort: boolean;
  readonly continue: boolean;
  readonly repair: boolean;
}

/** `idp update`: applies template updates and keeps local changes. */
export async function runUpdate(options: UpdateOptions, outer: Context): Promise<ExitCode> {
  if (options.abort && options.continue) rejectBoth();
  if (options.repair) return repairState(outer);
  if (options.abort) return abortUpdate(await openProjectFolder(outer), outer);
  const project = await openProject(outer);
  const context = withCatalogOf(project.lock, project.root, outer);
  if (options.continue) return continueUpdate(project, context);
  assertNoUpdateInProgress(project);
  return applyUpdate(project, options, options, context);
}

function rejectBoth(): never {
  return throwError({
    code: 'usage/invalid',
    message: '--continue and --abort cannot be used together',
    hint: 'use one of them',
  });
}
