import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { TreeFile } from '../tree/tree.ts';
import { attempt } from './fault.ts';

const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/** A file with its execute bit (the owner's), never through a symbolic link. Throws `host/io`. */
export function readFile(file: string, shown: string = file): TreeFile {
  return attempt('read', shown, () => {
    const descriptor = openSync(file, readOnly);
    try {
      const executable = (fstatSync(descriptor).mode & 0o100) !== 0;
      return { bytes: readFileSync(descriptor), executable };
    } finally {
      closeSync(descriptor);
    }
  });
}
