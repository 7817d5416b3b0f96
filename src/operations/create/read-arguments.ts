import { basename, resolve } from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import { readKind } from '../../catalog/find.ts';
import type { NewOptions } from './options.ts';

/**
 * The arguments of `idp new KIND NAME` as people type them: KIND may be the id of a template, and NAME, without
 * `--out`, a path, whose last folder names the project.
 */
export function readArguments(options: NewOptions, catalog: Catalog, cwd: string): NewOptions {
  return { ...options, ...readKind(catalog, options), ...readName(options, cwd) };
}

function readName({ name, out }: NewOptions, cwd: string): Pick<NewOptions, 'name' | 'out'> {
  if (name === undefined || out !== undefined || !isPath(name)) return { name, out };
  const folder = name.replace(/(?<=.)\/+$/, '');
  return { name: basename(resolve(cwd, folder)), out: folder };
}

function isPath(name: string): boolean {
  return name.includes('/') || name === '.' || name === '..';
}
