import type { CapabilityEntry, TemplateEntry } from '../catalog/catalog.ts';
import type { Parameter } from '../catalog/manifest/parameter.ts';
import type { AnalyzedContributor } from './analyze-contributor.ts';
import type { CatalogAnalysis } from './catalog-analysis.ts';
import { requiredBy } from './required.ts';

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
