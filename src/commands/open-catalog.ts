import { type Catalog, parseCatalog } from '../catalog/catalog.ts';
import { fail, failIfAny } from '../errors/error.ts';
import { readCatalog } from '../host/read-catalog.ts';
import type { Context } from './context.ts';

/** The catalog that the person chose. A platform that is wrong stops every verb: all else rests on it. */
export async function openCatalog({ templates }: Pick<Context, 'templates'>): Promise<Catalog> {
  return checkCatalog(parseCatalog(await readCatalog(templates)));
}

/** The same without capabilities: half of the work, for a verb that only tells of templates. */
export async function openTemplates({ templates }: Pick<Context, 'templates'>): Promise<Catalog> {
  const { root, manifests } = await readCatalog(templates);
  const wanted = manifests.filter(({ path }) => !path.startsWith('capabilities/'));
  return checkCatalog(parseCatalog({ root, manifests: wanted }));
}

function checkCatalog(catalog: Catalog): Catalog {
  failIfAny(catalog.broken.get('platform') ?? []);
  if (catalog.templates.size > 0) return catalog;
  failIfAny([...catalog.broken.values()].flat());
  return fail({
    code: 'catalog/empty',
    message: `${catalog.root} holds no template`,
    hint: 'a template is a folder with a template.yaml in it',
  });
}
