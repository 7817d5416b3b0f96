import type { CapabilityEntry, Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { type KeyPath, locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic, Location } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Layers and systems by name: of the platform, of templates, in requires and conflicts. */
export function checkLayerReferences({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  const known = knownLayers(catalog);
  return [
    ...checkPlatform(catalog, known),
    ...[...catalog.templates.values()].flatMap((template) => checkTemplate(template, known)),
    ...[...catalog.capabilities.values()].flatMap((entry) => checkRelations(entry, known)),
  ];
}

/** Providers by layer; also those with a broken manifest, which is reported elsewhere. */
type Layers = ReadonlyMap<string, ReadonlySet<string>>;

function knownLayers({ capabilities, broken }: Catalog): Layers {
  const layers = new Map<string, Set<string>>();
  for (const id of [...capabilities.keys(), ...broken.keys()]) {
    const [layer, system] = id.split('/');
    if (layer === undefined || system === undefined) continue;
    layers.set(layer, (layers.get(layer) ?? new Set()).add(system));
  }
  return layers;
}

function checkPlatform({ platform }: Catalog, known: Layers): readonly Diagnostic[] {
  if (platform === undefined) return [];
  return Object.entries(platform.value.spec.layers ?? {}).flatMap(([layer, word]) => {
    const path: KeyPath = ['spec', 'layers', layer];
    const { default: system, allowed } = word;
    const diagnostics = [
      ...(allowed ?? []).flatMap((name, index) =>
        checkProvider(layer, name, locationOfValue(platform, [...path, 'allowed', index]), known),
      ),
      ...checkDefault(layer, system, locationOfValue(platform, [...path, 'default']), known),
    ];
    if (system === undefined || system === 'none' || !known.get(layer)?.has(system))
      return diagnostics;
    if (allowed?.includes(system) ?? true) return diagnostics;
    const message = `"${system}" is the default of ${layer}, but not allowed`;
    const location = locationOfValue(platform, [...path, 'default']);
    const hint = `allowed: ${allowed?.join(', ')}`;
    return [...diagnostics, { code: 'manifest/value' as const, message, location, hint }];
  });
}

function checkTemplate({ source }: TemplateEntry, known: Layers): readonly Diagnostic[] {
  return Object.entries(source.value.spec.layers ?? {}).flatMap(([layer, { default: system }]) => {
    const path: KeyPath = ['spec', 'layers', layer];
    if (!known.has(layer)) return [unknownLayer(layer, locationOfKey(source, path), known)];
    return checkDefault(layer, system, locationOfValue(source, [...path, 'default']), known);
  });
}

function checkDefault(
  layer: string,
  system: string | undefined,
  location: Location,
  known: Layers,
): readonly Diagnostic[] {
  return system === undefined || system === 'none'
    ? []
    : checkProvider(layer, system, location, known);
}

function checkRelations({ id, source }: CapabilityEntry, known: Layers): readonly Diagnostic[] {
  return (['requires', 'conflicts'] as const).flatMap((key) =>
    (source.value.spec[key] ?? []).flatMap((reference, index) => {
      const location = locationOfValue(source, ['spec', key, index]);
      const [layer = '', system] = reference.split('/');
      if (reference === id || (key === 'requires' && reference === id.split('/')[0]))
        return [{ code: 'manifest/value' as const, message: `${id} ${key} itself`, location }];
      if (system !== undefined) return checkProvider(layer, system, location, known);
      return known.has(layer) ? [] : [unknownLayer(layer, location, known)];
    }),
  );
}

function checkProvider(
  layer: string,
  system: string,
  location: Location,
  known: Layers,
): readonly Diagnostic[] {
  const providers = known.get(layer);
  if (providers === undefined) return [unknownLayer(layer, location, known)];
  if (providers.has(system)) return [];
  const message = `"${system}" is not a provider of the layer ${layer}`;
  return [
    { code: 'catalog/unknown-reference', message, location, ...suggestFix(system, providers) },
  ];
}

function unknownLayer(layer: string, location: Location, known: Layers): Diagnostic {
  return {
    code: 'catalog/unknown-reference',
    message: `no capability belongs to the layer "${layer}"`,
    location,
    ...suggestFix(layer, known.keys()),
  };
}
