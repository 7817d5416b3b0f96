import type { Catalog } from '../../catalog/catalog.ts';
import { offeredLayers } from '../../scaffold/compose/select.ts';
import type { CatalogInput } from '../input.ts';
import { callsOf } from './changes.ts';

/**
 * The files of a catalog that matter for the check. All manifests stay, since they refer to each other; unlisted
 * folders are not checked. Who calls a partial of the catalog stays too: whether one is used, and what can hold in it,
 * depends on all calls.
 */
export function limitFiles(input: CatalogInput, ids: ReadonlySet<string>): CatalogInput {
  const needed = withRequired(input.catalog, ids);
  const isNeeded = (id: string) => needed.has(id) || callsOf(id, input).length > 0;
  return { ...input, files: new Map([...input.files].filter(([id]) => isNeeded(id))) };
}

/** A catalog of these templates only, with everything they can be combined with. */
export function limitTemplates(input: CatalogInput, ids: ReadonlySet<string>): CatalogInput {
  const templates = new Map([...input.catalog.templates].filter(([id]) => ids.has(id)));
  return { ...input, catalog: { ...input.catalog, templates } };
}

/** With each template the capabilities that it offers, and with each capability the templates that offer it. */
function withRequired(catalog: Catalog, ids: ReadonlySet<string>): ReadonlySet<string> {
  const needed = new Set(ids);
  const offers = offersOf(catalog);
  for (const [id, offered] of offers) if (offered.some((one) => ids.has(one))) needed.add(id);
  for (const [id, offered] of offers)
    if (needed.has(id)) for (const one of offered) needed.add(one);
  return needed;
}

/** The capabilities that each template offers or takes by default, whether they are there or not. */
export function offersOf(catalog: Catalog): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...catalog.templates.values()].map((template) => [
      template.id,
      offeredLayers(catalog, template).flatMap(({ layer, providers, system }) =>
        [...providers, ...(system === undefined ? [] : [system])].map((name) => `${layer}/${name}`),
      ),
    ]),
  );
}
