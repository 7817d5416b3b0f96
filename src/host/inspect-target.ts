import { readdirSync, statSync } from 'node:fs';
import { fail } from '../errors/error.ts';
import { attempt, ifThere } from './fault.ts';
import { statsOf } from './find-inside.ts';
import { isNegligible } from './negligible.ts';

/** `negligible`: nothing stands there but what version control, file managers and editors leave. */
export type Target = 'absent' | 'empty' | 'negligible' | 'occupied';

/**
 * What stands where a service is to be made. A link to a folder counts as that folder. Throws
 * `files/not-a-directory`, and `files/link` for a link that leads nowhere.
 */
export async function inspectTarget(target: string, shown = target): Promise<Target> {
  const stats = attempt('look at', shown, () => ifThere(() => statSync(target)));
  if (stats === undefined) return inspectAbsent(target, shown);
  if (!stats.isDirectory())
    return fail({ code: 'files/not-a-directory', ...refusal(shown, 'a file') });
  const names = attempt('read', shown, () => readdirSync(target));
  if (names.length === 0) return 'empty';
  return names.every(isNegligible) ? 'negligible' : 'occupied';
}

function inspectAbsent(target: string, shown: string): Target {
  if (statsOf(target) === undefined) return 'absent';
  return fail({ code: 'files/link', ...refusal(shown, 'a symbolic link that leads nowhere') });
}

function refusal(shown: string, is: string): { message: string; hint: string } {
  return { message: `${shown} is ${is}`, hint: 'choose another folder with --out' };
}
