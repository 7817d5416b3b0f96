import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const [, ...startArguments] = manifest.scripts.start.split(' ') as string[];

export type LogLine = Readonly<Record<string, unknown>>;

export interface Service {
  readonly url: string;
  readonly metricsUrl: string;
  readonly logs: readonly LogLine[];
  readonly signal: (name: NodeJS.Signals) => void;
  /** Resolves with the exit status once the process has ended. */
  readonly exited: Promise<number>;
}

/** Starts the built program as `npm start` does, on free ports, and ends it with the test. */
export async function startService(environment: Record<string, string> = {}): Promise<Service> {
  const { child, logs, exited } = run({ PORT: '0', METRICS_PORT: '0', ...environment });
  const started = await new Promise<LogLine>((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`exited with ${status} at start`)));
    child.on('logged', (line: LogLine) => line.message === 'Started' && resolve(line));
  });
  return {
    url: `http://127.0.0.1:${started.port}`,
    metricsUrl: `http://127.0.0.1:${started.metrics_port}/metrics`,
    logs,
    signal: (name) => child.kill(name),
    exited,
  };
}

/** Runs the built program until it ends by itself. */
export async function runToEnd(environment: Record<string, string>) {
  const { logs, exited } = run(environment);
  return { status: await exited, logs };
}

function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, startArguments, {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const logs: LogLine[] = [];
  createInterface(child.stdout).on('line', (text) => {
    const line = JSON.parse(text) as LogLine;
    logs.push(line);
    child.emit('logged', line);
  });
  return { child, logs, exited: exitOf(child) };
}

async function exitOf(child: ChildProcess): Promise<number> {
  const [status] = await once(child, 'close');
  return status;
}
