import { statSync } from 'node:fs';
import { constants, platform } from 'node:os';
import { execa } from 'execa';
import { wrapIoError } from '../files/io-error.ts';
import { collectLines, type LineCollector } from './collect-lines.ts';
import { killTree, killTreeAtExit } from './kill-tree.ts';
import type { Runtime } from './process-handle.ts';

/** A command to run, as no shell will see it. The environment is all that it sees; the only way for a secret. */
export interface HookRequest extends Runtime {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  /** Seconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Each line of both outputs as it comes, without colours. */
  readonly onLine?: ((line: string) => void) | undefined;
}

export type HookResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly exit: number; readonly log: string }
  | { readonly kind: 'timeout'; readonly log: string }
  | { readonly kind: 'not-found'; readonly program: string }
  | { readonly kind: 'cancelled' };

/** Milliseconds of silence after which no more output is awaited from what a program left running. */
const drainFor = 500;
/** The exit status of a shell for a program that is not executable. */
const cannotExecute = 126;

/**
 * Runs a command without a shell, input and colors, and returns how it ended. At the time limit, or when cancelled,
 * its process tree is ended. Throws `files/io` without its folder.
 */
export async function runHook(request: HookRequest): Promise<HookResult> {
  wrapIoError('run a hook in', request.cwd, () => statSync(request.cwd));
  if (request.signal?.aborted) return { kind: 'cancelled' };
  const lines = collectLines(request.onLine ?? (() => {}));
  const child = start(request);
  const release = killTreeAtExit(child.pid, request.processHandle);
  const end = watchEnd(child, lines);
  const stop = watchStop(request);
  const first = await Promise.race([end, stop.reason]);
  stop.forget();
  if (typeof first === 'string') await endAll(child, end, request);
  release();
  if (typeof first === 'object') return resultOf(first, request.argv[0], lines);
  return first === 'timeout' ? { kind: 'timeout', log: lines.log() } : { kind: 'cancelled' };
}

/** In a process group of its own, so that all of it can be ended; thus a Ctrl-C must come by the signal. */
function start({ argv: [program, ...args], cwd, environment }: HookRequest) {
  return execa(program, args, {
    cwd,
    env: { ...environment, NO_COLOR: '1', FORCE_COLOR: undefined },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    detached: platform() !== 'win32',
  });
}

type Child = ReturnType<typeof start>;

/** The end of the program itself: what it left running may hold its outputs open for longer. */
async function watchEnd(child: Child, lines: LineCollector): Promise<Awaited<Child>> {
  child.all.on('data', lines.add);
  child.once('exit', () => {
    const silence = setTimeout(() => closeOutputs(child), drainFor);
    child.all.on('data', () => silence.refresh());
    child.all.once('close', () => clearTimeout(silence));
  });
  const result = await child;
  lines.end();
  return result;
}

/** A process that escaped its group may hold the outputs open: they are not waited for. */
async function endAll(child: Child, end: Promise<unknown>, runtime: Runtime): Promise<void> {
  if (child.pid !== undefined) await killTree(child.pid, runtime);
  const silence = setTimeout(() => closeOutputs(child), drainFor);
  await end;
  clearTimeout(silence);
}

function closeOutputs({ all, stdout, stderr }: Child): void {
  for (const stream of [all, stdout, stderr]) stream.destroy();
}

interface Stop {
  readonly reason: Promise<'timeout' | 'cancelled'>;
  readonly forget: () => void;
}

function watchStop({ timeout, signal }: HookRequest): Stop {
  const controller = new AbortController();
  const reason = new Promise<'timeout' | 'cancelled'>((resolve) => {
    const timer = setTimeout(() => resolve('timeout'), timeout * 1000);
    const cancel = () => resolve('cancelled');
    signal?.addEventListener('abort', cancel, { signal: controller.signal });
    controller.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  return { reason, forget: () => controller.abort() };
}

function resultOf(result: Awaited<Child>, program: string, lines: LineCollector): HookResult {
  if (result.exitCode === 0) return { kind: 'done' };
  if (result.exitCode !== undefined)
    return { kind: 'failed', exit: result.exitCode, log: lines.log() };
  if (result.signal !== undefined) {
    const exit = 128 + constants.signals[result.signal];
    return { kind: 'failed', exit, log: lines.log() };
  }
  if (isNotFound(result.code, program)) return { kind: 'not-found', program };
  return { kind: 'failed', exit: cannotExecute, log: result.originalMessage ?? '' };
}

/** A name that is looked up is also refused, not missed, if a folder of PATH may not be searched. */
function isNotFound(code: string | undefined, program: string): boolean {
  return code === 'ENOENT' || (code === 'EACCES' && !/[\\/]/.test(program));
}
