import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrapIoError } from './io-error.ts';

/** Creates a temporary folder for services that are only checked. Its path contains a space, as a user's may. */
export function makeTemporaryFolder(): string {
  return wrapIoError('write', tmpdir(), () => mkdtempSync(join(tmpdir(), 'idp test ')));
}
