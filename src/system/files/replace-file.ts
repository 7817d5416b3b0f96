import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { throwError } from '../../shared/error.ts';
import type { ProcessHandle } from '../process/process-handle.ts';
import { statsOf } from './find-inside.ts';
import { wrapIoError } from './io-error.ts';
import { permissionBits } from './permissions.ts';
import { stagingName } from './staging.ts';

/**
 * Writes a text atomically: the old content stays until the new one is complete, and permissions are kept. Links and
 * devices (`/dev/null`) are written to and stay what they are; something that could block forever, such as a pipe, is
 * rejected. Throws `files/io`.
 */
export function replaceFile(
  file: string,
  displayPath: string,
  text: string,
  processHandle: ProcessHandle,
): void {
  const beside = `${file.slice(0, file.lastIndexOf('/') + 1)}${stagingName(processHandle)}`;
  wrapIoError('write', displayPath, () => {
    const known = statsOf(file, displayPath);
    if (known !== undefined && !known.isFile()) {
      writeInto(file, displayPath, text);
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

function writeInto(file: string, displayPath: string, text: string): void {
  const descriptor = openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_NONBLOCK);
  try {
    const target = fstatSync(descriptor);
    if (!target.isFile() && !target.isCharacterDevice()) rejectSpecial(displayPath);
    if (target.isFile()) ftruncateSync(descriptor);
    writeFileSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}

function rejectSpecial(file: string): never {
  return throwError({
    code: 'files/io',
    message: `cannot write ${file}: it is neither a file nor a device`,
    hint: 'pass the path of a file',
  });
}

/** Removes a file; a missing one is fine. */
export function removeFile(file: string, displayPath: string): void {
  wrapIoError('remove', displayPath, () => rmSync(file, { force: true }));
}
