import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/**
 * An empty folder for many thousand files, in memory where there is such a disk: a kill ends a
 * process between two system calls, whatever lies behind them.
 */
export function quickFolder(): string {
  const folder = mkdtempSync(join(quickDisk(), 'idp-kill-'));
  made.push(folder);
  return folder;
}

function quickDisk(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
