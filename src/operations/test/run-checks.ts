import type { Catalog } from '../../catalog/catalog.ts';
import { createCheckProgress, keptFolderText } from '../../output/check-progress.ts';
import { throwError } from '../../shared/error.ts';
import { discard } from '../../system/files/staging.ts';
import { makeTemporaryFolder } from '../../system/files/temporary-folder.ts';
import { countCpus } from '../../system/process/cpus.ts';
import type { Case } from '../../testing/case.ts';
import type { CheckOutcome } from '../../testing/check-outcome.ts';
import { createPreparer } from '../answers/prepare-service.ts';
import type { Context } from '../context.ts';
import { checkCase } from './check-case.ts';

export interface CheckOptions {
  /** How many cases are checked at a time; as many as the machine has cores if left out. */
  readonly jobs?: number;
  /** Whether the services stay, to be looked at. */
  readonly keep: boolean;
}

/**
 * Generates every case in a temporary folder and runs its checks; the folder is always removed. Running the checks of
 * a catalog implies consent to their commands.
 */
export async function runChecks(
  catalog: Catalog,
  cases: readonly Case[],
  { jobs = countCpus(), keep }: CheckOptions,
  { console, cwd, environment, processHandle, signal }: Context,
): Promise<readonly CheckOutcome[]> {
  // Its path contains a space, as a user's may.
  const scratch = makeTemporaryFolder('idp test ');
  const prepare = createPreparer(catalog, cwd);
  const progress = await createCheckProgress(cases.length, console);
  const failure = new AbortController();
  const anyEnd = AbortSignal.any([signal, failure.signal]);
  try {
    const pool = { jobs, stop: () => failure.abort() };
    const outcomes = await runPool(cases, pool, async (one) => {
      const folder = `${scratch}/${one.name.replaceAll('/', '-')}`;
      const { done, ...listeners } = progress.begin(one.name);
      const runtime = { environment, processHandle };
      const run = { folder, prepare, ...runtime, signal: anyEnd, ...listeners };
      const checked = await checkCase(one, run);
      if (!keep) discard(folder);
      done();
      return checked;
    });
    if (signal.aborted)
      throwError({ code: 'usage/cancelled', message: 'cancelled while running checks' });
    return outcomes.flat();
  } finally {
    progress.stop();
    if (keep) console.err(keptFolderText(scratch));
    else discard(scratch);
  }
}

/**
 * Processes all items with limited concurrency and returns the results in order. An error is thrown after the running
 * ones have ended; `stop` ends them.
 */
async function runPool<Item, Result>(
  items: readonly Item[],
  { jobs, stop }: { readonly jobs: number; readonly stop: () => void },
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results[next[0]] = await work(next[1]);
  };
  const workers = Array.from({ length: Math.max(1, jobs) }, () =>
    worker().catch((error: unknown) => {
      waiting.length = 0;
      stop();
      throw error;
    }),
  );
  const ended = await Promise.allSettled(workers);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}
