import type { CapabilityEntry, Catalog } from '../../catalog/catalog.ts';
import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { listFirst } from '../../shared/list-first.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/**
 * Capabilities that no template can use: none offers the layer, or none has the runtime. What the platform does not
 * allow is intended. Not checked while a manifest is unreadable.
 */
export function checkUnusedCapabilities({
  catalog,
  offeredBy,
}: CatalogAnalysis): readonly Diagnostic[] {
  if (catalog.broken.size > 0) return [];
  return [...catalog.capabilities.values()]
    .filter((entry) => !offeredBy.has(entry.id) && isFoundByItsName(entry))
    .flatMap((entry) => describe(catalog, entry));
}

function isFoundByItsName({ id, source }: CapabilityEntry): boolean {
  const { layer, name } = source.value.metadata;
  return id === `${layer}/${name}`;
}

function describe(catalog: Catalog, { id, source }: CapabilityEntry): readonly Diagnostic[] {
  const { layer } = source.value.metadata;
  const offering = [...catalog.templates.values()].filter(
    (template) => template.source.value.spec.layers?.[layer] !== undefined,
  );
  if (offering.length === 0) {
    const message = `no template offers the layer ${layer}, so ${id} is never used`;
    const hint = `add ${layer}: {} to the layers of a template`;
    return [unlaid(message, locationOfValue(source, ['metadata', 'layer']), hint)];
  }
  const runtimes = source.value.spec.for?.runtimes ?? [];
  const fitting = offering.some(({ source: { value } }) =>
    runtimes.includes(value.spec.runtime ?? ''),
  );
  if (fitting || runtimes.length === 0) return [];
  const message = `no template that offers ${layer} has one of the runtimes of ${id}`;
  const known = offering.flatMap(({ source: { value } }) => value.spec.runtime ?? []);
  const hint =
    known.length > 0 ? `available: ${listFirst([...new Set(known)])}` : 'none has a runtime';
  return [unlaid(message, locationOfValue(source, ['spec', 'for', 'runtimes', 0]), hint)];
}

function unlaid(message: string, location: Diagnostic['location'], hint: string): Diagnostic {
  return { code: 'capability/unused', message, location, hint };
}
