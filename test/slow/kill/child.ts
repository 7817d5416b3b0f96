import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const preload = fileURLToPath(new URL('./kill-at-call.mjs', import.meta.url));

interface Ended {
  readonly exit: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** How many calls to the disk a program makes. */
export type Calls = {
  readonly all: number;
  readonly renameSync: number;
};

/** Lets a program end by itself. */
export async function countCalls(argv: readonly string[]): Promise<Calls> {
  const { exit, signal, out, err } = await run(argv, {});
  if (exit !== 0) throw new Error(`${argv.join(' ')} ended with ${exit ?? signal}: ${err}`);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}

/** Lets a program kill itself at a moment such as `before all 7`; whether it came that far. */
export async function killAtCall(argv: readonly string[], moment: string): Promise<boolean> {
  const { signal } = await run(argv, { IDP_KILL_AT: moment });
  return signal === 'SIGKILL';
}

/** Kills a program some milliseconds after its start; whether it still ran then. */
export async function killAfter(argv: readonly string[], milliseconds: number): Promise<boolean> {
  const { signal } = await run(argv, {}, Math.ceil(milliseconds));
  return signal === 'SIGKILL';
}

/** Lets a program end, or kills it after some milliseconds. */
export function run(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  timeout?: number,
): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', preload, ...argv], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    killSignal: 'SIGKILL',
    timeout,
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes) => {
    out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    err += bytes;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => resolve({ exit, signal, out, err }));
  });
}
