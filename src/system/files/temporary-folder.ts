import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrapIoError } from './io-error.ts';

/** A new folder for services that are only made to be looked at. Its path holds a space, as a person's may. */
export function makeTemporaryFolder(): string {
  return wrapIoError('write', tmpdir(), () => mkdtempSync(join(tmpdir(), 'idp test ')));
}
