import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';
import type { Run } from './run-idp.ts';

/** The program under test; another one, such as that of an installed package, by IDP_PROGRAM. */
export const program = resolve(process.env.IDP_PROGRAM ?? 'bin/idp.js');

/** `idp` as it is installed, in a process of its own, with nothing of this environment but `PATH`. */
export async function runBuilt(
  args: readonly string[],
  {
    cwd,
    environment = {},
  }: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> },
): Promise<Run> {
  const result = await startBuilt(args, { cwd, environment });
  return { exit: result.exitCode ?? -1, out: result.stdout, err: result.stderr };
}

/** The same, still running; a test that fails or times out ends it. */
export function startBuilt(
  args: readonly string[],
  {
    cwd,
    environment,
  }: { readonly cwd: string; readonly environment: Readonly<Record<string, string>> },
) {
  if (!existsSync(join(dirname(program), '../dist/main.js')))
    throw new Error('run npm run build first');
  const running = execa(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
  });
  onTestFinished(() => void running.kill('SIGKILL'));
  return running;
}
