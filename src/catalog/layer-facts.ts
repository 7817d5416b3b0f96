import type { Mapping } from '../data/value.ts';
import type { CapabilityEntry, Catalog } from './catalog.ts';
import { layersOf, systemsOf } from './find.ts';

/**
 * What is laid for each layer of the catalog, as expressions see it: `layers.ci.system`, and the facts of that
 * system. Of a layer that is off, the system is `none` and the facts of its systems are null.
 */
export function layerFacts(catalog: Catalog, laid: readonly CapabilityEntry[]): Mapping {
  return Object.fromEntries(
    layersOf(catalog).map((layer) => {
      const on = laid.find(({ source }) => source.value.metadata.layer === layer)?.source.value;
      const unsaid = factNames(catalog, layer).map((name) => [name, null] as const);
      const system = on?.metadata.name ?? 'none';
      return [layer, { ...Object.fromEntries(unsaid), ...on?.spec.facts, system } as Mapping];
    }),
  );
}

function factNames(catalog: Catalog, layer: string): readonly string[] {
  return systemsOf(catalog, layer).flatMap((system) =>
    Object.keys(catalog.capabilities.get(`${layer}/${system}`)?.source.value.spec.facts ?? {}),
  );
}
