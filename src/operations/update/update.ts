import { throwError } from '../../shared/error.ts';
import { withCatalogOf } from '../catalog/catalog-source.ts';
import type { Context, ExitCode } from '../context.ts';
import { type ApplyUpdateOptions, applyUpdate } from './apply-update.ts';
import { abortUpdate, continueUpdate } from './finish-update.ts';
import { openService, openServiceFolder, type UpdateRequest } from './plan-update.ts';
import { repairState } from './repair-state.ts';
import { assertNoUpdateInProgress } from './update-in-progress.ts';

export interface UpdateOptions extends UpdateRequest, ApplyUpdateOptions {
  readonly abort: boolean;
  readonly continue: boolean;
  readonly repair: boolean;
}

/** `idp update`: applies template updates and keeps local changes. */
export async function runUpdate(options: UpdateOptions, provided: Context): Promise<ExitCode> {
  if (options.abort && options.continue) rejectBoth();
  if (options.repair) return repairState(provided);
  if (options.abort) return abortUpdate(await openServiceFolder(provided), provided);
  const record = await openService(provided);
  const context = withCatalogOf(record.lock, record.root, provided);
  if (options.continue) return continueUpdate(record, context);
  assertNoUpdateInProgress(record);
  return applyUpdate(record, options, options, context);
}

function rejectBoth(): never {
  return throwError({
    code: 'usage/invalid',
    message: '--continue and --abort cannot be used together',
    hint: 'use one of them',
  });
}
