import { basename, dirname, resolve } from 'node:path';
import { closest } from '../shared/closest.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { throwIfAny } from '../shared/error.ts';
import { listNames } from '../system/catalog/list-names.ts';
import { statsOf } from '../system/files/find-inside.ts';

/** Throws `catalog/missing` for paths that do not exist, each with a suggestion. */
export function assertExists(paths: readonly string[], cwd: string): void {
  throwIfAny(paths.flatMap((path) => whyMissing(path, cwd) ?? []));
}

function whyMissing(path: string, cwd: string): Diagnostic | undefined {
  const at = resolve(cwd, path);
  if (statsOf(at, path) !== undefined) return undefined;
  const near = closest(basename(at), listNames(dirname(at)));
  const typed = path.replace(/\/+$/, '');
  const meant = near && `${typed.slice(0, typed.length - basename(typed).length)}${near}`;
  return {
    code: 'catalog/missing',
    message: `${path} does not exist`,
    hint: meant
      ? `did you mean ${meant}?`
      : 'pass a catalog, a template, a capability or a manifest',
  };
}
