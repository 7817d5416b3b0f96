import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt } from './fault.ts';

/** A new folder for services that are only made to be looked at. Its path holds a space, as a person's may. */
export function makeScratch(): string {
  return attempt('write', tmpdir(), () => mkdtempSync(join(tmpdir(), 'idp test ')));
}
