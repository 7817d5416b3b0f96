import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from './poll.ts';

/** A program that runs in the background until it is told to end. */
export interface Program {
  /** All that it printed so far, on both streams. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  /** Resolves to the exit code once it is gone; null when a signal ended it. */
  readonly exited: Promise<number | null>;
}

interface LaunchOptions {
  readonly cwd?: string;
  /** All of its environment: nothing is inherited. */
  readonly env?: Readonly<Record<string, string>>;
}

export function launchProgram(
  file: string,
  args: readonly string[],
  options: LaunchOptions = {},
): Program {
  const child = spawn(file, args, { env: {}, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    output: collectOutput(child),
    signal: (name) => child.kill(name),
    exited: once(child, 'close').then(([code]) => code as number | null),
  };
}

/**
 * Waits until the program answers.
 *
 * @throws with its output when it exits first or is not ready in time; it is ended then
 */
export async function untilReady(program: Program, ask: () => Promise<boolean>): Promise<void> {
  try {
    await Promise.race([
      until('ready', async () => (await ask()) || undefined),
      program.exited.then((code) => Promise.reject(new Error(`exited with ${code}`))),
    ]);
  } catch (error) {
    program.signal('SIGKILL');
    throw new Error(`does not start:\n${program.output()}`, { cause: error });
  }
}

/** Ends it the hard way, for whatever a test has left running. */
export async function end(program: Program | undefined): Promise<void> {
  program?.signal('SIGKILL');
  await program?.exited;
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
