import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectSuccess, type Outcome, run } from './run.ts';
import type { Path } from './variants.ts';
import { temporaryFolder } from './workspace.ts';

const idp = fileURLToPath(new URL('../../../bin/idp.js', import.meta.url));

/** Generates the service `orders` with the built `idp` and these flags; nothing is installed. It goes with the test. */
export async function generateService(path: Path, ...flags: readonly string[]): Promise<string> {
  const folder = join(await temporaryFolder(), 'orders');
  await generateServiceAt(folder, path, ...flags);
  return folder;
}

/** Generates it into a folder that is not there yet. */
export async function generateServiceAt(
  folder: string,
  path: Path,
  ...flags: readonly string[]
): Promise<void> {
  const args = ['new', 'service', 'orders', '--template', path, '--out', folder, '--yes'];
  expectSuccess(await run(process.execPath, [idp, ...args, '--no-hooks', ...flags]));
}

/** Runs the built `idp` in a service. */
export function idpIn(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return run(process.execPath, [idp, ...args], { cwd: folder });
}

/** What `idp status` prints in a service. */
export async function statusOf(folder: string): Promise<string> {
  return (await idpIn(folder, 'status')).stdout;
}
