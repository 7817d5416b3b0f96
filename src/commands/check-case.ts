import { namesForExpressions } from '../answers/resolve.ts';
import { type Command, checksOf } from '../capability/commands.ts';
import { orThrow } from '../errors/checked.ts';
import { commitNewFolder } from '../host/commit-new.ts';
import { type HookResult, runHook } from '../host/run-hook.ts';
import { localCatalog, lockOf } from '../lockfile/lock.ts';
import { recordFiles } from '../lockfile/record.ts';
import { placeOfValue } from '../manifest/source.ts';
import { baseOf } from '../plan/base-of.ts';
import type { Case } from '../suite/case.ts';
import type { CheckOutcome, CheckState } from '../suite/check-outcome.ts';
import { quoteArguments } from '../terminal/quote-arguments.ts';
import type { TreePath } from '../tree/path.ts';
import type { TreeFile } from '../tree/tree.ts';
import { hideSecrets } from './hide-secrets.ts';
import { type Prepare, type Service, secretVariables } from './prepare-service.ts';

/** Where and with what the checks of a case run. */
export interface CheckRun {
  /** The folder that the service is made in; it does not exist yet. */
  readonly folder: string;
  readonly prepare: Prepare;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly onStart: (title: string) => void;
  readonly onEnd: (outcome: CheckOutcome) => void;
}

/** Makes the service of a case and runs the checks of its manifest in it; what stands after one that fails is skipped. */
export async function checkCase(one: Case, run: CheckRun): Promise<readonly CheckOutcome[]> {
  const { composition, resolution } = one;
  const names = namesForExpressions(resolution.answers, composition.facts);
  const checks = orThrow(checksOf(composition, names));
  if (checks.length === 0 || run.signal.aborted) return [];
  const service = run.prepare(composition, resolution.answers);
  await make(service, run.folder);
  const secrets = secretVariables(resolution.answers);
  const outcomes: CheckOutcome[] = [];
  for (const [index, check] of checks.entries()) {
    const ended = outcomes.every(({ state }) => state.kind === 'passed')
      ? await runCheck(check, secrets, run)
      : skipped;
    if (ended === undefined) break;
    const place = placeOfValue(composition.template.source, ['spec', 'checks', index]);
    const { title, argv } = check;
    const outcome = { case: one.name, title, command: quoteArguments(argv), place, ...ended };
    outcomes.push(outcome);
    run.onEnd(outcome);
  }
  return outcomes;
}

async function make(service: Service, folder: string): Promise<void> {
  const lock = lockOf(service.composition, service.answers, localCatalog);
  const record = recordFiles({ lock, base: baseOf(service.files) });
  await commitNewFolder(folder, new Map<TreePath, TreeFile>([...service.files, ...record]));
}

type Ended = Pick<CheckOutcome, 'state' | 'seconds' | 'log'>;

const skipped: Ended = { state: { kind: 'skipped' }, seconds: 0, log: '' };

/** Undefined if it was cancelled. */
async function runCheck(
  { title, argv, timeout }: Command,
  secrets: Readonly<Record<string, string>>,
  { folder, environment, signal, onStart }: CheckRun,
): Promise<Ended | undefined> {
  onStart(title);
  const begin = performance.now();
  const env = { ...environment, ...secrets };
  const result = await runHook({ argv, cwd: folder, env, timeout, signal });
  const seconds = (performance.now() - begin) / 1000;
  const state = stateOf(result, timeout);
  const log = 'log' in result ? hideSecrets(secrets)(result.log) : '';
  return state && { state, seconds, log };
}

function stateOf(result: HookResult, limit: number): CheckState | undefined {
  switch (result.kind) {
    case 'done':
      return { kind: 'passed' };
    case 'failed':
      return { kind: 'failed', exit: result.exit };
    case 'timeout':
      return { kind: 'timeout', limit };
    case 'not-found':
      return { kind: 'not-found', program: result.program };
    case 'cancelled':
      return undefined;
  }
}
