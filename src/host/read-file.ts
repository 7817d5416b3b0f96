import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { fail } from '../errors/error.ts';
import type { TreeFile } from '../tree/tree.ts';
import { attempt } from './fault.ts';

/** A named pipe that came where a file was would block the process for ever, deaf to signals. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * A file with its execute bit (the owner's), never through a symbolic link. Throws `host/io`, also for what is not
 * a file.
 */
export function readFile(file: string, shown: string = file): TreeFile {
  return attempt('read', shown, () => {
    const descriptor = openSync(file, readOnly);
    try {
      const stats = fstatSync(descriptor);
      const { mode, size } = stats;
      if (!stats.isFile()) failAsNoFile(shown);
      return { bytes: readBytes(descriptor, size), executable: (mode & 0o100) !== 0 };
    } finally {
      closeSync(descriptor);
    }
  });
}

function failAsNoFile(shown: string): never {
  const message = `cannot read ${shown}: it is not a file`;
  return fail({ code: 'host/io', message, hint: 'put a file in its place' });
}

/** In one step where the size is what it was said to be; `readFileSync` asks for the size once more. */
function readBytes(descriptor: number, size: number): Uint8Array {
  if (size === 0) return readFileSync(descriptor);
  const bytes = Buffer.allocUnsafeSlow(size);
  let read = 0;
  while (read < size) {
    const more = readSync(descriptor, bytes, read, size - read, null);
    if (more === 0) return bytes.subarray(0, read);
    read += more;
  }
  return bytes;
}
