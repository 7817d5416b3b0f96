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
import { fail } from '../errors/error.ts';
import { attempt } from './fault.ts';
import { permissionBits } from './permissions.ts';
import { stagingName } from './staging.ts';

/**
 * Puts another text into a file, whole or not at all: written beside it and renamed into its place, mode kept.
 * Throws `files/changed` if the file is no longer what was read.
 */
export function rewriteFile(
  file: string,
  shown: string,
  { before, after }: { readonly before: string; readonly after: string },
): void {
  attempt('write', shown, () => {
    if (!readFileSync(file).equals(Buffer.from(before))) failAsChanged(shown);
    const beside = `${dirname(file)}/${stagingName()}`;
    try {
      writeFileSync(beside, after, { flag: 'wx', mode: 0o600 });
      chmodSync(beside, statSync(file).mode & permissionBits);
      renameSync(beside, file);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

/** Gives a file another name, under which there is none. */
export function renameFile(file: string, to: string, shown: string): void {
  attempt('rename', shown, () => {
    if (existsSync(to)) failAsChanged(shown);
    renameSync(file, to);
  });
}

function failAsChanged(shown: string): never {
  return fail({
    code: 'files/changed',
    message: `${shown} changed while it was being mended`,
    hint: 'run it again',
  });
}
