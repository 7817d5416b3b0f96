import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { offeredLayers } from '../scaffold/compose/select.ts';
import type { SkeletonFile } from '../scaffold/skeleton/skeleton-file.ts';
import { type AnalyzedContributor, analyzeContributor } from './analyze-contributor.ts';
import { type CatalogInput, noFiles } from './input.ts';

/** A catalog with all that it holds read: what the rules look at. */
export interface CatalogAnalysis {
  readonly catalog: Catalog;
  /** The files of the folder `partials` of the catalog. */
  readonly partials: readonly SkeletonFile[];
  readonly partialLinks: readonly string[];
  /** Folders with a skeleton and no manifest. */
  readonly unlisted: readonly string[];
  /** By id: the templates first, then the capabilities. */
  readonly analyzedContributors: ReadonlyMap<string, AnalyzedContributor>;
  /** The capabilities that each template can use, by its id. */
  readonly offers: ReadonlyMap<string, readonly string[]>;
  /** The templates that can use a capability, by its id. */
  readonly offeredBy: ReadonlyMap<string, readonly TemplateEntry[]>;
}

/** Reads every file of a catalog once. */
export function analyzeCatalog({
  catalog,
  files,
  partials,
  partialLinks,
  unlisted,
}: CatalogInput): CatalogAnalysis {
  const entries = [...catalog.templates.values(), ...catalog.capabilities.values()];
  const analyzedContributors = new Map(
    entries.map((entry) => [
      entry.id,
      analyzeContributor(entry, files.get(entry.id) ?? noFiles, partials),
    ]),
  );
  const offers = new Map<string, readonly string[]>();
  const offeredBy = new Map<string, TemplateEntry[]>();
  for (const template of catalog.templates.values()) {
    const ids = capabilitiesOf(catalog, template);
    offers.set(template.id, ids);
    for (const id of ids) if (!offeredBy.get(id)?.push(template)) offeredBy.set(id, [template]);
  }
  return { catalog, partials, partialLinks, unlisted, analyzedContributors, offers, offeredBy };
}

/** One whose name differs from its folder cannot be found, and is reported elsewhere. */
function capabilitiesOf(catalog: Catalog, template: TemplateEntry): readonly string[] {
  return offeredLayers(catalog, template)
    .flatMap(({ layer, providers }) => providers.map((system) => `${layer}/${system}`))
    .filter((id) => catalog.capabilities.has(id));
}

/** Everything that can be combined with a contributor, including itself. */
export function contributorsWith(
  { analyzedContributors, offers, offeredBy }: CatalogAnalysis,
  id: string,
): readonly AnalyzedContributor[] {
  const templates = offeredBy.get(id)?.map((template) => template.id) ?? [];
  const own = offers.get(id) ?? [];
  const ids = new Set([
    id,
    ...own,
    ...templates.flatMap((one) => [one, ...(offers.get(one) ?? [])]),
  ]);
  return [...ids].flatMap((one) => analyzedContributors.get(one) ?? []);
}

/** The parameters of everything that can be combined with a contributor, including its own. */
export function namesNear(analysis: CatalogAnalysis, id: string): ReadonlySet<string> {
  return new Set(
    contributorsWith(analysis, id).flatMap(({ contributor }) =>
      Object.keys(contributor.source.value.spec.parameters ?? {}),
    ),
  );
}
