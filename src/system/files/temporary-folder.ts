import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrapIoError } from './io-error.ts';

/** Creates a temporary folder whose name begins so. */
export function makeTemporaryFolder(prefix: string): string {
  return wrapIoError('write', tmpdir(), () => mkdtempSync(join(tmpdir(), prefix)));
}
