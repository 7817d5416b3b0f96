import { basename, dirname, resolve } from 'node:path';
import { failIfAny } from '../errors/error.ts';
import { nearest } from '../errors/nearest.ts';
import type { Problem } from '../errors/problem.ts';
import { statsOf } from '../host/find-inside.ts';
import { listNames } from '../host/list-names.ts';

/** Throws `catalog/missing` for paths at which there is nothing, each with the one that was probably meant. */
export function refuseMissing(paths: readonly string[], cwd: string): void {
  failIfAny(paths.flatMap((path) => whyMissing(path, cwd) ?? []));
}

function whyMissing(path: string, cwd: string): Problem | undefined {
  const at = resolve(cwd, path);
  if (statsOf(at, path) !== undefined) return undefined;
  const near = nearest(basename(at), listNames(dirname(at)));
  const typed = path.replace(/\/+$/, '');
  const meant = near && `${typed.slice(0, typed.length - basename(typed).length)}${near}`;
  return {
    code: 'catalog/missing',
    message: `there is no ${path}`,
    hint: meant
      ? `did you mean ${meant}?`
      : 'name a folder of templates, a template, a capability, or a manifest',
  };
}
