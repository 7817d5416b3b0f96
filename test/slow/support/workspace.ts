import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'idp-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of a generated service without what was installed or built, to be broken by the test. */
export async function copyOf(service: string): Promise<string> {
  const folder = join(await temporaryFolder(), basename(service));
  const left = new Set(['node_modules', 'dist', 'bin', 'reports', '.venv']);
  await cp(service, folder, { recursive: true, filter: (path) => !left.has(basename(path)) });
  return folder;
}
