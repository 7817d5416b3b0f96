import { realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { type CatalogSource, localCatalog } from '../../project/lock.ts';
import { findUpward } from '../project/find-service.ts';

/**
 * How a lockfile names a catalog folder: from the project's folder where both are in one git work tree, for
 * then it is the same on every machine; else not at all.
 */
export function sourceOfFolder(catalog: string, project: string): CatalogSource {
  const [from, to] = [realPath(resolve(project)), realPath(resolve(catalog))];
  const [top, other] = [findUpward(from, '.git'), findUpward(to, '.git')];
  if (top === undefined || top !== other) return localCatalog;
  const way = relative(from, to).split(sep).join('/');
  return { source: way.startsWith('..') ? way : `./${way}` };
}

/** Of a folder that is yet to be made, by the one that it goes into. */
function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return dirname(folder) === folder
      ? folder
      : resolve(
          realPath(dirname(folder)),
          folder.slice(dirname(folder).length).replace(/^[/\\]+/, ''),
        );
  }
}
