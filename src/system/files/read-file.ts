import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { throwError } from '../../shared/error.ts';
import type { TreeFile } from '../../shared/tree/tree.ts';
import { wrapIoError } from './io-error.ts';

/** A named pipe without a writer would block the process forever, deaf to signals. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const noLink = constants.O_NOFOLLOW ?? 0;

/**
 * A file with its execute bit (the owner's), never through a symbolic link. Throws `files/io`, also for what is not
 * a file.
 */
export function readFile(file: string, displayPath: string = file): TreeFile {
  return wrapIoError('read', displayPath, () => readOpened(file, displayPath, readOnly | noLink));
}

/** The bytes of a file, also through a link. Throws as the system does, and `files/io` for what is not a file. */
export function readBytesOf(file: string, displayPath: string = file): Uint8Array {
  return isOpenAlready(file) ? readFileSync(file) : readOpened(file, displayPath, readOnly).bytes;
}

/** A file that a shell passes (`<(command)`, `/dev/stdin`) is a pipe with a writer. */
function isOpenAlready(file: string): boolean {
  return /^(\/dev\/stdin|\/(dev|proc\/self)\/fd\/\d+)$/.test(file);
}

function readOpened(file: string, displayPath: string, flags: number): TreeFile {
  const descriptor = openSync(file, flags);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throwNoFile(displayPath, stats.isDirectory());
    return {
      bytes: readBytes(descriptor, stats.size),
      executable: (stats.mode & 0o100) !== 0,
    };
  } finally {
    closeSync(descriptor);
  }
}

function throwNoFile(displayPath: string, isFolder: boolean): never {
  const is = isFolder ? 'a folder' : 'neither a file nor a folder';
  const message = `cannot read ${displayPath}: it is ${is}`;
  return throwError({ code: 'files/io', message, hint: 'replace it with a file' });
}

/** In one step if the size is right; `readFileSync` would ask for the size again. */
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
