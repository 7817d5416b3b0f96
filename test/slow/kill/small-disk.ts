import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'idp-disk-'));
const options = ['-t', 'tmpfs', '-o', 'size=4m,mode=755', 'idp', folder];
const mounted = spawnSync('mount', options).status === 0;
if (!mounted)
  console.warn('SKIPPED: this user may not mount a disk; nothing is proved about full disks');

/** A disk of 4 MB for this file of tests; undefined where none may be mounted. */
export const smallDisk = mounted ? folder : undefined;

afterAll(() => {
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});
