import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { attempt } from './fault.ts';
import { statsOf } from './find-inside.ts';
import { permissionBits } from './permissions.ts';
import { stagingName } from './staging.ts';

/**
 * Writes a text, whole or not at all: what stood there stays until the new one is complete, and its
 * permissions stay. What is no regular file (`/dev/null`, a pipe, a link) is written to and stays what it is.
 * Throws `host/io`.
 */
export function replaceFile(file: string, text: string): void {
  const beside = `${file.slice(0, file.lastIndexOf('/') + 1)}${stagingName()}`;
  attempt('write', file, () => {
    const known = statsOf(file);
    if (known !== undefined && !known.isFile()) {
      writeFileSync(file, text);
      return;
    }
    try {
      writeFileSync(beside, text, { flag: 'wx' });
      if (known) chmodSync(beside, known.mode & permissionBits);
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
