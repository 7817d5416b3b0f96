import type { Catalog } from '../catalog/catalog.ts';
import { layersOf, providersOfLayer } from '../catalog/find.ts';

/** A layer of the platform with every provider in the catalog. */
export interface LayerDescription {
  readonly layer: string;
  /** The platform's default provider. */
  readonly default: string | null;
  readonly providers: readonly ProviderDescription[];
}

interface ProviderDescription {
  readonly name: string;
  readonly title: string;
  readonly description: string | null;
  readonly allowed: boolean;
  /** The runtimes that it fits; null if it fits all. */
  readonly runtimes: readonly string[] | null;
  /** The presets that use it. */
  readonly presets: readonly string[];
}

/** Every layer, in alphabetical order. */
export function describeLayers(catalog: Catalog): readonly LayerDescription[] {
  return layersOf(catalog).map((layer) => {
    const word = catalog.platform?.value.spec.layers?.[layer];
    const own = word?.default === undefined || word.default === 'none' ? null : word.default;
    return {
      layer,
      default: own,
      providers: providersOfLayer(catalog, layer).map((name) => ({
        ...describeProvider(catalog, layer, name),
        allowed: word?.allowed?.includes(name) ?? true,
      })),
    };
  });
}

function describeProvider(catalog: Catalog, layer: string, name: string) {
  const value = catalog.capabilities.get(`${layer}/${name}`)?.source.value;
  return {
    name,
    title: value?.metadata.title ?? name,
    description: value?.metadata.description ?? null,
    runtimes: value?.spec.for?.runtimes ?? null,
    presets: presetsWith(catalog, layer, name),
  };
}

/** The presets that use a provider. */
export function presetsWith({ platform }: Catalog, layer: string, name: string): readonly string[] {
  return Object.entries(platform?.value.spec.presets ?? {})
    .filter(([, { layers }]) => layers[layer] === name)
    .map(([preset]) => preset);
}

/** Layers that are chosen together. */
export interface PresetDescription {
  readonly name: string;
  readonly title: string;
  /** `layer/system` of each layer that is on. */
  readonly capabilities: readonly string[];
}

/** Every preset of the platform, in its order. */
export function describePresets({ platform }: Catalog): readonly PresetDescription[] {
  return Object.entries(platform?.value.spec.presets ?? {}).map(([name, { title, layers }]) => ({
    name,
    title,
    capabilities: Object.entries(layers).map(([layer, system]) => `${layer}/${system}`),
  }));
}
