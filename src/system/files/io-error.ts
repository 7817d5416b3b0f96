import { getSystemErrorMap } from 'node:util';
import { append } from '../../shared/append.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { IdpError } from '../../shared/error.ts';

interface SystemError extends Error {
  readonly code: string;
  readonly errno: number;
}

/** Runs an I/O operation; errors of the system are thrown as `files/io`, in words. */
export function wrapIoError<T>(action: string, displayPath: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isSystemError(error))
      throw new IdpError([ioError(action, displayPath, error)], { cause: error });
    if (isNoPath(error)) throw new IdpError([noPath(action, displayPath)], { cause: error });
    throw error;
  }
}

/** The result, or undefined if there is nothing to read. */
export function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const reason = errnoMessageOf(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The result; or undefined, with its problems added to the others, so that all are reported at once. */
export function collectErrors<T>(diagnostics: Diagnostic[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    append(diagnostics, error.diagnostics);
    return undefined;
  }
}

/** The system's name for a refusal (`ENOENT`), if it is one. */
export function errnoMessageOf(error: unknown): string | undefined {
  return isSystemError(error) ? error.code : undefined;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && 'errno' in error;
}

/** Node itself rejects a path with a NUL, before any system call. */
function isNoPath(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE';
}

function noPath(action: string, displayPath: string): Diagnostic {
  const message = `cannot ${action} ${JSON.stringify(displayPath)}: not a valid path`;
  return { code: 'files/io', message, hint: 'use a name without control characters' };
}

function ioError(action: string, displayPath: string, { code, errno }: SystemError): Diagnostic {
  const reason = getSystemErrorMap().get(errno)?.[1] ?? code;
  const message = `cannot ${action} ${displayPath}: ${reason}`;
  return { code: 'files/io', message, hint: hints[code] ?? 'fix this and run the command again' };
}

const permission = 'check its owner and mode, or choose another folder';
const space = 'free some disk space and run the command again';

const hints: Readonly<Record<string, string>> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: 'choose a folder on a writable disk',
  ENOSPC: space,
  EDQUOT: space,
  EMFILE: 'raise the limit of open files with ulimit -n',
  ENAMETOOLONG: 'choose a shorter name',
};
