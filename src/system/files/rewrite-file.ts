import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { throwError } from '../../shared/error.ts';
import type { ProcessHandle } from '../process/process-handle.ts';
import { wrapIoError } from './io-error.ts';
import { permissionBits } from './permissions.ts';
import { stagingName } from './staging.ts';

/**
 * Replaces the text of a file atomically: written beside it and renamed, mode kept. Throws `files/changed` if the
 * file changed since it was read.
 */
export function rewriteFile(
  file: string,
  displayPath: string,
  { before, after }: { readonly before: string; readonly after: string },
  processHandle: ProcessHandle,
): void {
  wrapIoError('write', displayPath, () => {
    if (!readFileSync(file).equals(Buffer.from(before))) throwChanged(displayPath);
    const beside = `${dirname(file)}/${stagingName(processHandle)}`;
    try {
      writeFileSync(beside, after, { flag: 'wx', mode: 0o600 });
      chmodSync(beside, statSync(file).mode & permissionBits);
      renameSync(beside, file);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

/** Renames a file, without overwriting another. */
export function renameFile(file: string, to: string, displayPath: string): void {
  wrapIoError('rename', displayPath, () => {
    if (existsSync(to)) throwChanged(displayPath);
    renameSync(file, to);
  });
}

function throwChanged(displayPath: string): never {
  return throwError({
    code: 'files/changed',
    message: `${displayPath} changed while it was being fixed`,
    hint: 'run the command again',
  });
}
