import type { TemplateEntry } from '../../catalog/catalog.ts';
import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** The template that the platform takes for a kind is there, and creates that kind. */
export function checkKindDefaults({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  const { platform, templates, broken } = catalog;
  if (platform === undefined || broken.size > 0) return [];
  return Object.entries(platform.value.spec.kinds ?? {}).flatMap(([kind, { default: id }]) => {
    if (id === undefined) return [];
    const creates = createdBy(templates.get(id));
    if (creates === kind) return [];
    const creating = [...templates.values()].filter((entry) => createdBy(entry) === kind);
    return {
      code: 'catalog/unknown-reference' as const,
      message: creates === undefined ? `"${id}" is not a template` : `"${id}" creates a ${creates}`,
      location: locationOfValue(platform, ['spec', 'kinds', kind, 'default']),
      ...suggestFix(
        id,
        creating.map((entry) => entry.id),
      ),
    };
  });
}

function createdBy(entry: TemplateEntry | undefined): string | undefined {
  return entry?.source.value.spec.creates;
}
