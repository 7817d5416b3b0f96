import { readdirSync, statSync } from 'node:fs';
import { fail } from '../errors/error.ts';
import { attempt, ifThere } from './fault.ts';
import { statsOf } from './find-inside.ts';

export type Target = 'absent' | 'empty' | 'only-git' | 'occupied';

/**
 * What stands where a service is to be made. A link to a folder counts as that folder. Throws
 * `host/not-a-folder`, and `host/link` for a link that leads nowhere.
 */
export async function inspectTarget(target: string): Promise<Target> {
  const stats = attempt('look at', target, () => ifThere(() => statSync(target)));
  if (stats === undefined) return inspectAbsent(target);
  if (!stats.isDirectory())
    return fail({ code: 'host/not-a-folder', ...refusal(target, 'a file') });
  const names = attempt('read', target, () => readdirSync(target));
  if (names.length === 0) return 'empty';
  return names.length === 1 && names[0] === '.git' ? 'only-git' : 'occupied';
}

function inspectAbsent(target: string): Target {
  if (statsOf(target) === undefined) return 'absent';
  return fail({ code: 'host/link', ...refusal(target, 'a symbolic link that leads nowhere') });
}

function refusal(target: string, is: string): { message: string; hint: string } {
  return { message: `${target} is ${is}`, hint: 'choose another folder with --out' };
}
