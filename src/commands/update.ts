import { fail } from '../errors/error.ts';
import { type CarryOutOptions, carryOut } from './carry-out.ts';
import { withCatalogOf } from './catalog-source.ts';
import type { Context, ExitCode } from './context.ts';
import { abortUpdate, continueUpdate } from './finish-update.ts';
import { type FollowRequest, openPlace, openService } from './follow.ts';
import { repairRecord } from './repair-record.ts';
import { refuseUnfinished } from './update-in-progress.ts';

export interface UpdateOptions extends FollowRequest, CarryOutOptions {
  readonly abort: boolean;
  readonly continue: boolean;
  readonly repair: boolean;
}

/** `idp update`: a service follows its path; what the developer changed stays. */
export async function runUpdate(options: UpdateOptions, given: Context): Promise<ExitCode> {
  if (options.abort && options.continue) refuseBoth();
  if (options.repair) return repairRecord(given);
  if (options.abort) return abortUpdate(await openPlace(given), given);
  const record = await openService(given);
  const context = withCatalogOf(record.lock, record.root, given);
  if (options.continue) return continueUpdate(record, context);
  refuseUnfinished(record);
  return carryOut(record, options, options, context);
}

function refuseBoth(): never {
  return fail({
    code: 'usage/invalid',
    message: 'an update is continued or aborted, not both',
    hint: 'give --continue or --abort',
  });
}
