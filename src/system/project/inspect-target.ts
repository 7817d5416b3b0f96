import { readdirSync, statSync } from 'node:fs';
import { throwError } from '../../shared/error.ts';
import { statsOf } from '../files/find-inside.ts';
import { isIgnorableName } from '../files/ignorable-names.ts';
import { unlessMissing, wrapIoError } from '../files/io-error.ts';

/** `negligible`: only files of version control, file managers and editors. */
export type TargetState = 'absent' | 'empty' | 'negligible' | 'occupied';

/**
 * The state of the target folder. A link to a folder counts as that folder. Throws `files/not-a-directory`, and
 * `files/link` for a broken link.
 */
export async function inspectTarget(target: string, displayPath = target): Promise<TargetState> {
  const stats = wrapIoError('inspect', displayPath, () => unlessMissing(() => statSync(target)));
  if (stats === undefined) return inspectAbsent(target, displayPath);
  if (!stats.isDirectory())
    return throwError({ code: 'files/not-a-directory', ...reason(displayPath, 'a file') });
  const names = wrapIoError('read', displayPath, () => readdirSync(target));
  if (names.length === 0) return 'empty';
  return names.every(isIgnorableName) ? 'negligible' : 'occupied';
}

function inspectAbsent(target: string, displayPath: string): TargetState {
  if (statsOf(target) === undefined) return 'absent';
  return throwError({
    code: 'files/link',
    ...reason(displayPath, 'a symbolic link that leads nowhere'),
  });
}

function reason(displayPath: string, is: string): { message: string; hint: string } {
  return { message: `${displayPath} is ${is}`, hint: 'choose another folder with --out' };
}
