import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Run, runIdp } from '../../support/run-idp.ts';
import type { Ground } from './ground.ts';
import type { RunIdp } from './player.ts';

/** `idp` in this process, through `main`, with its streams captured. */
export const inProcess: RunIdp = (args, { root, project }) =>
  runIdp(args, { root, work: project }, { environment: { TMPDIR: process.env.TMPDIR } });

/** Milliseconds: far above what any command takes on a machine that is busy. */
const bound = 60_000;

/** The built `idp` in a process of its own. */
export function built(idp: string): RunIdp {
  return (args, ground) => runProgram([idp, ...args], ground, {});
}

/** When a run is killed: at a call, as `kill-at-call.mjs` reads it, or some milliseconds after its start. */
export type Moment =
  | { readonly at: string }
  | { readonly signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM'; readonly after: number };

const preload = fileURLToPath(new URL('../kill/kill-at-call.mjs', import.meta.url));

/** Runs the built `idp`, and kills it at a moment, unless it ends before. */
export function runUntil(
  idp: string,
  args: readonly string[],
  ground: Ground,
  moment: Moment | 'never',
): Promise<Ended> {
  if (moment === 'never') return runProgram([idp, ...args], ground, {});
  if ('at' in moment)
    return runProgram(['--import', preload, idp, ...args], ground, { IDP_KILL_AT: moment.at });
  return runProgram([idp, ...args], ground, {}, moment);
}

export interface Ended extends Run {
  readonly isKilled: boolean;
}

/** A Node program in the project; a run that was killed ends with -1. */
function runProgram(
  argv: readonly string[],
  { project, catalog }: Ground,
  variables: Readonly<Record<string, string>>,
  { signal, after }: { readonly signal: NodeJS.Signals; readonly after: number } = {
    signal: 'SIGKILL',
    after: bound,
  },
): Promise<Ended> {
  const child = spawn(process.execPath, [...argv, '--catalog', catalog], {
    cwd: project,
    env: {
      ...gitVariables(),
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      IDP_CACHE: 'off',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    killSignal: signal,
    timeout: after,
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (bytes) => {
    texts.out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    texts.err += bytes;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit: exit ?? -1, isKilled: exit === null, ...texts }));
  });
}

function gitVariables(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name.startsWith('GIT_')),
  );
}
