import { offeredLayers } from '../capability/select.ts';
import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import type { SkeletonFile } from '../skeleton/skeleton-file.ts';
import { type CatalogInput, noFiles } from './input.ts';
import { type Study, studyContributor } from './study.ts';

/** A catalog with all that it holds read: what the rules look at. */
export interface Survey {
  readonly catalog: Catalog;
  /** The files of the folder `partials` of the catalog. */
  readonly partials: readonly SkeletonFile[];
  /** Folders with a skeleton and no manifest. */
  readonly unlisted: readonly string[];
  /** By id: the templates first, then the capabilities. */
  readonly studies: ReadonlyMap<string, Study>;
  /** The capabilities that each template can lay, by its id. */
  readonly offers: ReadonlyMap<string, readonly string[]>;
  /** The templates that can lay a capability, by its id. */
  readonly offeredBy: ReadonlyMap<string, readonly TemplateEntry[]>;
}

/** Reads every file of a catalog once. */
export function surveyCatalog({ catalog, files, partials, unlisted }: CatalogInput): Survey {
  const entries = [...catalog.templates.values(), ...catalog.capabilities.values()];
  const studies = new Map(
    entries.map((entry) => [
      entry.id,
      studyContributor(entry, files.get(entry.id) ?? noFiles, partials),
    ]),
  );
  const offers = new Map<string, readonly string[]>();
  const offeredBy = new Map<string, TemplateEntry[]>();
  for (const template of catalog.templates.values()) {
    const ids = capabilitiesOf(catalog, template);
    offers.set(template.id, ids);
    for (const id of ids) if (!offeredBy.get(id)?.push(template)) offeredBy.set(id, [template]);
  }
  return { catalog, partials, unlisted, studies, offers, offeredBy };
}

/** One whose name is not that of its folder cannot be found, and is told of elsewhere. */
function capabilitiesOf(catalog: Catalog, template: TemplateEntry): readonly string[] {
  return offeredLayers(catalog, template)
    .flatMap(({ layer, systems }) => systems.map((system) => `${layer}/${system}`))
    .filter((id) => catalog.capabilities.has(id));
}

/** All that may be laid together with a contributor, itself too. */
export function companionsOf({ studies, offers, offeredBy }: Survey, id: string): readonly Study[] {
  const templates = offeredBy.get(id)?.map((template) => template.id) ?? [];
  const own = offers.get(id) ?? [];
  const ids = new Set([
    id,
    ...own,
    ...templates.flatMap((one) => [one, ...(offers.get(one) ?? [])]),
  ]);
  return [...ids].flatMap((one) => studies.get(one) ?? []);
}

/** The parameters of all that may be laid together with a contributor, its own too. */
export function namesNear(survey: Survey, id: string): ReadonlySet<string> {
  return new Set(
    companionsOf(survey, id).flatMap(({ contributor }) =>
      Object.keys(contributor.source.value.spec.parameters ?? {}),
    ),
  );
}
