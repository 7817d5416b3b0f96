import { type Catalog, parseCatalog } from '../catalog/catalog.ts';
import { fail, failIfAny } from '../errors/error.ts';
import { readCatalog } from '../host/read-catalog.ts';
import type { Context } from './context.ts';

/** The catalog that the person chose. A platform that is wrong stops every verb: all else rests on it. */
export async function openCatalog({ templates }: Pick<Context, 'templates'>): Promise<Catalog> {
  const catalog = parseCatalog(await readCatalog(templates));
  failIfAny(catalog.broken.get('platform') ?? []);
  if (catalog.templates.size > 0) return catalog;
  failIfAny([...catalog.broken.values()].flat());
  return fail({
    code: 'catalog/empty',
    message: `${templates} holds no template`,
    hint: 'a template is a folder with a template.yaml in it',
  });
}
