import { skippedReason } from '../../output/hook-text.ts';
import type { Progress } from '../../output/progress.ts';
import { enterCommand, quoteArguments } from '../../output/quote-arguments.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import type { Need } from '../../scaffold/compose/needs.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import { hasIdentity } from '../../system/git/git-state.ts';
import { isInsideGit } from '../../system/git/is-inside-git.ts';
import { hasProgram } from '../../system/process/find-program.ts';
import type { HookResult } from '../../system/process/run-hook.ts';
import { maskSecrets } from '../answers/mask-secrets.ts';

/** Where and with what hooks run. */
interface HookRun extends Workspace {
  /** The programs that were declared as needed. */
  readonly needs: readonly Need[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Hears of optional hooks that did not do their work. */
  readonly onSkipped?: ((hook: Command) => void) | undefined;
}

/**
 * Runs hooks in order, those of `hooksFor`; the first that fails and is not optional stops the rest and is returned. A
 * missing program or git identity is reported before the first; none runs if a required hook needs a missing program.
 */
export async function runHooks(
  hooks: readonly Command[],
  run: HookRun,
): Promise<Diagnostic | undefined> {
  const declined = rejectWithout(hooks, run);
  if (declined !== undefined) return { ...declined, hint: hintFor(hooks, run) };
  const cannotCommit = hooks.some(isCommit) && !hasIdentity(run);
  if (cannotCommit) run.progress.noIdentity();
  for (const [index, hook] of hooks.entries()) {
    if (cannotCommit && isCommit(hook) && hook.optional) {
      run.progress.start(hook.title).skipped('git does not know who commits');
      run.onSkipped?.(hook);
      continue;
    }
    const place = { number: index + 1, total: hooks.length };
    const diagnostic = await runOne(hook, place, run);
    if (diagnostic !== undefined) return { ...diagnostic, hint: hintFor(hooks.slice(index), run) };
  }
  return undefined;
}

/** The hooks that have something to do in a folder: some want none that is under git already. */
export function hooksFor(root: string, hooks: readonly Command[]): readonly Command[] {
  return isInsideGit(root) ? hooks.filter(({ skipInGit }) => !skipInGit) : hooks;
}

function isCommit({ argv: [program, subcommand] }: Command): boolean {
  return program === 'git' && subcommand === 'commit';
}

function rejectWithout(
  hooks: readonly Command[],
  { needs, environment, progress }: HookRun,
): Diagnostic | undefined {
  const missing = needs.flatMap(({ program, why }) => {
    const users = hooks.filter(({ argv }) => argv[0] === program);
    return users.length === 0 || hasProgram(program, environment) ? [] : [{ program, why, users }];
  });
  for (const { program, why, users } of missing) {
    const stopped = users.find(({ optional }) => !optional);
    if (stopped !== undefined) return notFound(stopped, program, why);
    progress.missing(program, why);
  }
  return undefined;
}

function notFound({ title }: Command, program: string, why?: string): Diagnostic {
  const message = `${title} needs ${program}, which is not installed`;
  return { code: 'hook/not-found', message: why === undefined ? message : `${message}: ${why}` };
}

async function runOne(
  hook: Command,
  place: { readonly number: number; readonly total: number },
  { root, environment, processHandle, secrets, signal, progress, onSkipped }: HookRun,
): Promise<Diagnostic | undefined> {
  const step = progress.start(hook.title, place);
  const hide = maskSecrets(secrets);
  const { runHook } = await import('../../system/process/run-hook.ts');
  const ended = await runHook({
    argv: hook.argv,
    cwd: root,
    environment: { ...environment, ...secrets },
    processHandle,
    timeout: hook.timeout,
    signal,
    onLine: (line) => step.line(hide(line)),
  });
  const result = 'log' in ended ? { ...ended, log: hide(ended.log) } : ended;
  const diagnostic = diagnosticOf(hook, result);
  if (diagnostic === undefined) step.done();
  else if (hook.optional && result.kind !== 'cancelled') {
    step.skipped(skippedReason(hook, result), 'log' in result ? result.log : '');
    onSkipped?.(hook);
  } else step.failed('log' in result ? result.log : '');
  return hook.optional && result.kind !== 'cancelled' ? undefined : diagnostic;
}

function diagnosticOf(hook: Command, result: HookResult): Diagnostic | undefined {
  const { title, argv, timeout } = hook;
  const command = quoteArguments(argv);
  switch (result.kind) {
    case 'done':
      return undefined;
    case 'failed':
      return {
        code: 'hook/failed',
        message: `${title} failed with exit status ${result.exit}: ${command}`,
      };
    case 'timeout':
      return {
        code: 'hook/timeout',
        message: `${title} did not finish within ${timeout} s: ${command}`,
      };
    case 'not-found':
      return notFound(hook, result.program);
    case 'cancelled':
      return { code: 'usage/cancelled', message: `cancelled during ${title}` };
  }
}

function hintFor(rest: readonly Command[], { displayPath, secrets }: HookRun): string {
  const needed = Object.keys(secrets).filter((variable) => secrets[variable] !== '');
  const before = needed.length === 0 ? '' : `, with ${needed.join(' and ')} in the environment`;
  return `the service is in ${displayPath}; to continue${before}: ${commandsToGoOn(rest, displayPath)}`;
}

/** One line for a shell that enters the folder and runs these commands. */
export function commandsToGoOn(hooks: readonly Command[], displayPath: string): string {
  return [enterCommand(displayPath), ...hooks.map(({ argv }) => quoteArguments(argv))].join(' && ');
}
