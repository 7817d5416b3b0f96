import type { CapabilityEntry, TemplateEntry } from '../catalog/catalog.ts';
import type { Parameter } from '../catalog/manifest/parameter.ts';
import type { AnalyzedContributor } from './analyze-contributor.ts';
import type { CatalogAnalysis } from './catalog-analysis.ts';

/** What a capability may name over a template: the template's parameters, and those of what it requires; its own last. */
export function reachableContributors(
  analysis: CatalogAnalysis,
  entry: CapabilityEntry,
  template: TemplateEntry,
): readonly AnalyzedContributor[] {
  const required = requiredBy(analysis, entry, template);
  const ids = [...required.map(({ id }) => id), template.id, entry.id];
  return ids.flatMap((id) => analysis.analyzedContributors.get(id) ?? []);
}

export function parametersOf({ contributor }: AnalyzedContributor): ReadonlyMap<string, Parameter> {
  return new Map(Object.entries(contributor.source.value.spec.parameters ?? {}));
}

/**
 * The capabilities that are surely on where this one is: those that it requires, and so on. Of a required
 * layer that a template offers in several systems none is sure.
 */
function requiredBy(
  { catalog, offers }: CatalogAnalysis,
  entry: CapabilityEntry,
  template: TemplateEntry,
): readonly CapabilityEntry[] {
  const offered = offers.get(template.id) ?? [];
  const found = new Set<CapabilityEntry>();
  const visit = ({ source }: CapabilityEntry): void => {
    for (const reference of source.value.spec.requires ?? []) {
      const fitting = offered.filter((id) => id === reference || id.startsWith(`${reference}/`));
      const [only, ...others] = fitting.flatMap((id) => catalog.capabilities.get(id) ?? []);
      if (only === undefined || others.length > 0 || found.has(only)) continue;
      found.add(only);
      visit(only);
    }
  };
  visit(entry);
  return [...found];
}
