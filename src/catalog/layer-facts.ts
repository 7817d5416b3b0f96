import type { Mapping } from '../shared/data/value.ts';
import type { CapabilityEntry, Catalog } from './catalog.ts';
import { layersOf, providersOfLayer } from './find.ts';

/**
 * What is on for each layer of the catalog, as expressions see it: `layers.ci.provider`, and the facts of that
 * provider. Of a layer that is off, the provider is `none` and the facts of its providers are null. `layers.ci.system`
 * is the old name; a fact that a catalog called `provider` before there was this name keeps its meaning.
 */
export function layerFacts(catalog: Catalog, generated: readonly CapabilityEntry[]): Mapping {
  return Object.fromEntries(
    layersOf(catalog).map((layer) => {
      const on = generated.find(({ source }) => source.value.metadata.layer === layer)?.source
        .value;
      const absent = factNames(catalog, layer).map((name) => [name, null] as const);
      const provider = on?.metadata.name ?? 'none';
      const facts = { provider, ...Object.fromEntries(absent), ...on?.spec.facts };
      return [layer, { ...facts, system: provider } as Mapping];
    }),
  );
}

function factNames(catalog: Catalog, layer: string): readonly string[] {
  return providersOfLayer(catalog, layer).flatMap((system) =>
    Object.keys(catalog.capabilities.get(`${layer}/${system}`)?.source.value.spec.facts ?? {}),
  );
}
