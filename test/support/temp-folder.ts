import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder on the real disk, gone when the test ends; new files get the common modes. */
export function tempFolder(): string {
  process.umask(0o022);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'idp-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
