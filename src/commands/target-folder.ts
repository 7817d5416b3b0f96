import { join } from 'node:path';
import { namesForExpressions } from '../answers/resolve.ts';
import { folderOf } from '../capability/commands.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { orThrow } from '../errors/checked.ts';
import { fail } from '../errors/error.ts';
import { readTextIfAny } from '../host/read-text.ts';
import { isTreePath } from '../tree/path.ts';
import type { Context } from './context.ts';
import { findCatalogAround } from './find-catalog.ts';
import type { NewOptions } from './new-options.ts';
import type { Service } from './prepare-service.ts';

/**
 * The folder for a service, as the person would type it: that of `--out`; else the one that its template says,
 * below where they stand or in the catalog around them; else its name, which must then be fit for a folder.
 */
export async function folderFor(
  { out }: NewOptions,
  { composition, answers }: Service,
  { cwd }: Pick<Context, 'cwd'>,
): Promise<string> {
  if (out !== undefined) return out;
  const { folder } = composition.template.source.value.spec;
  const path = orThrow(folderOf(composition, namesForExpressions(answers, composition.facts)));
  if (!(folder?.path === undefined ? isFolderName(path) : isTreePath(path))) {
    fail({
      code: 'answers/invalid',
      message: `"${path}" cannot be the name of a folder`,
      hint: 'choose a folder by --out DIR',
    });
  }
  const around = folder?.in === 'catalog' ? await findCatalogAround(cwd) : undefined;
  return around === undefined ? path : join(around, path);
}

export function isFolderName(name: string): boolean {
  return isTreePath(name) && !name.includes('/');
}

type Asked = Pick<NewOptions, 'kind' | 'template'>;

/** Whether what is asked for goes into a catalog, and not to where the person stands. */
export function goesIntoCatalog({ templates }: Catalog, { kind, template }: Asked): boolean {
  return [...templates.values()].some(({ id, source: { value } }) => {
    const { creates, folder } = value.spec;
    return (
      folder?.in === 'catalog' && (template === undefined ? creates === kind : id === template)
    );
  });
}

/**
 * What goes into a catalog takes that one's platform for its facts and defaults: the owner of a new template is a
 * team of the catalog in which the person stands, not one of the catalog that the path came from.
 */
export async function withPlatformAround(
  catalog: Catalog,
  asked: Asked,
  { cwd }: Pick<Context, 'cwd'>,
): Promise<Catalog> {
  const around = goesIntoCatalog(catalog, asked) ? await findCatalogAround(cwd) : undefined;
  const file = around === undefined ? undefined : join(around, 'platform.yaml');
  const text = file === undefined ? undefined : readTextIfAny(join(cwd, file));
  if (file === undefined || text === undefined) return catalog;
  const { parseManifest } = await import('../manifest/parse.ts');
  const { platformSchema } = await import('../manifest/platform.ts');
  return { ...catalog, platform: orThrow(parseManifest(platformSchema, text, file)) };
}
