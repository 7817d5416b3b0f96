import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { attempt } from './fault.ts';
import { stagingName } from './staging.ts';

/** Writes a text, whole or not at all: what stood there stays until the new one is complete. Throws `host/io`. */
export function replaceFile(file: string, text: string): void {
  const beside = `${file.slice(0, file.lastIndexOf('/') + 1)}${stagingName()}`;
  attempt('write', file, () => {
    try {
      writeFileSync(beside, text, { flag: 'wx' });
      renameSync(beside, file);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

/** Removes a file; one that is not there is no fault. */
export function removeFile(file: string): void {
  attempt('remove', file, () => rmSync(file, { force: true }));
}
