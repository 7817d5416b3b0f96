import { relative, resolve } from 'node:path';
import type { CatalogSource, Lock } from '../../project/lock.ts';
import { sourceOfFolder } from '../../system/catalog/folder-source.ts';
import type { Context } from '../context.ts';

/** How the lockfile of a project names the catalog of this run. */
export function catalogSource(
  { templates, trusted, cwd }: Pick<Context, 'templates' | 'trusted' | 'cwd'>,
  project: string,
): CatalogSource {
  return trusted ? { source: 'shipped' } : sourceOfFolder(resolve(cwd, templates), project);
}

/** Without --catalog, a project is compared with the catalog of its lockfile, named as the user would type it here. */
export function withCatalogOf(lock: Lock, root: string, context: Context): Context {
  const { source = '' } = lock.catalog ?? {};
  if (!context.trusted || !/^\.{1,2}(\/|$)/.test(source)) return context;
  const templates = relative(context.cwd, resolve(root, source)) || '.';
  return { ...context, templates, trusted: false };
}
