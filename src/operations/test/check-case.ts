import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import { quoteArguments } from '../../output/quote-arguments.ts';
import { baseOf } from '../../plan/base-of.ts';
import { localCatalog, lockOf } from '../../project/lock.ts';
import { stateFilesOf } from '../../project/state-files.ts';
import { expressionNames } from '../../scaffold/answers/resolve.ts';
import { type Command, checksOf } from '../../scaffold/compose/commands.ts';
import { unwrap } from '../../shared/result.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import type { TreeFile } from '../../shared/tree/tree.ts';
import type { Runtime } from '../../system/process/process-handle.ts';
import { type HookResult, runHook } from '../../system/process/run-hook.ts';
import { commitNewFolder } from '../../system/project/commit-new.ts';
import type { Case } from '../../testing/case.ts';
import type { CheckOutcome, CheckState } from '../../testing/check-outcome.ts';
import { maskSecrets } from '../answers/mask-secrets.ts';
import { type Prepare, type Service, secretVariables } from '../answers/prepare-service.ts';

/** Where and with what the checks of a case run. */
interface CheckRun extends Runtime {
  /** The folder that the service is made in; it does not exist yet. */
  readonly folder: string;
  readonly prepare: Prepare;
  readonly signal: AbortSignal;
  readonly onStart: (title: string) => void;
  readonly onEnd: (outcome: CheckOutcome) => void;
}

/** Generates the service of a case and runs the checks of its manifest in it; checks after a failed one are skipped. */
export async function checkCase(one: Case, run: CheckRun): Promise<readonly CheckOutcome[]> {
  const { composition, resolution } = one;
  const names = expressionNames(resolution.answers, composition.facts);
  const checks = unwrap(checksOf(composition, names));
  if (checks.length === 0 || run.signal.aborted) return [];
  const service = run.prepare(composition, resolution.answers);
  await make(service, run);
  const secrets = secretVariables(resolution.answers);
  const outcomes: CheckOutcome[] = [];
  for (const [index, check] of checks.entries()) {
    const ended = outcomes.every(({ state }) => state.kind === 'passed')
      ? await runCheck(check, secrets, run)
      : skipped;
    if (ended === undefined) break;
    const location = locationOfValue(composition.template.source, ['spec', 'checks', index]);
    const { title, argv } = check;
    const outcome = { case: one.name, title, command: quoteArguments(argv), location, ...ended };
    outcomes.push(outcome);
    run.onEnd(outcome);
  }
  return outcomes;
}

async function make(service: Service, run: CheckRun): Promise<void> {
  const lock = lockOf(service.composition, service.answers, localCatalog);
  const stateFiles = stateFilesOf({ lock, base: baseOf(service.files) });
  const { folder, environment, processHandle } = run;
  const workspace = { root: folder, displayPath: folder, environment, processHandle };
  await commitNewFolder(workspace, new Map<TreePath, TreeFile>([...service.files, ...stateFiles]));
}

type Ended = Pick<CheckOutcome, 'state' | 'seconds' | 'log'>;

const skipped: Ended = { state: { kind: 'skipped' }, seconds: 0, log: '' };

/** Undefined if it was cancelled. */
async function runCheck(
  { title, argv, timeout }: Command,
  secrets: Readonly<Record<string, string>>,
  { folder, environment, processHandle, signal, onStart }: CheckRun,
): Promise<Ended | undefined> {
  onStart(title);
  const begin = performance.now();
  const runtime = { environment: { ...environment, ...secrets }, processHandle };
  const result = await runHook({ argv, cwd: folder, ...runtime, timeout, signal });
  const seconds = (performance.now() - begin) / 1000;
  const state = stateOf(result, timeout);
  const log = 'log' in result ? maskSecrets(secrets)(result.log) : '';
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
