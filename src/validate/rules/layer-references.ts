import type { CapabilityEntry, Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { amend } from '../../errors/nearest.ts';
import type { Place, Problem } from '../../errors/problem.ts';
import { type KeyPath, placeOfKey, placeOfValue } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/** Layers and systems by name: of the platform, of templates, in requires and conflicts. */
export function checkLayerReferences({ catalog }: Survey): readonly Problem[] {
  const known = knownLayers(catalog);
  return [
    ...checkPlatform(catalog, known),
    ...[...catalog.templates.values()].flatMap((template) => checkTemplate(template, known)),
    ...[...catalog.capabilities.values()].flatMap((entry) => checkRelations(entry, known)),
  ];
}

/** Systems by layer; those with a broken manifest too, whose problems are told elsewhere. */
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

function checkPlatform({ platform }: Catalog, known: Layers): readonly Problem[] {
  if (platform === undefined) return [];
  return Object.entries(platform.value.spec.layers ?? {}).flatMap(([layer, word]) => {
    const path: KeyPath = ['spec', 'layers', layer];
    const { default: system, allowed } = word;
    const problems = [
      ...(allowed ?? []).flatMap((name, index) =>
        checkSystem(layer, name, placeOfValue(platform, [...path, 'allowed', index]), known),
      ),
      ...checkDefault(layer, system, placeOfValue(platform, [...path, 'default']), known),
    ];
    if (system === undefined || system === 'none' || !known.get(layer)?.has(system))
      return problems;
    if (allowed?.includes(system) ?? true) return problems;
    const message = `"${system}" is the default of ${layer}, but not allowed`;
    const place = placeOfValue(platform, [...path, 'default']);
    const hint = `allowed is ${allowed?.join(', ')}`;
    return [...problems, { code: 'manifest/value' as const, message, place, hint }];
  });
}

function checkTemplate({ source }: TemplateEntry, known: Layers): readonly Problem[] {
  return Object.entries(source.value.spec.layers ?? {}).flatMap(([layer, { default: system }]) => {
    const path: KeyPath = ['spec', 'layers', layer];
    if (!known.has(layer)) return [unknownLayer(layer, placeOfKey(source, path), known)];
    return checkDefault(layer, system, placeOfValue(source, [...path, 'default']), known);
  });
}

function checkDefault(
  layer: string,
  system: string | undefined,
  place: Place,
  known: Layers,
): readonly Problem[] {
  return system === undefined || system === 'none' ? [] : checkSystem(layer, system, place, known);
}

function checkRelations({ id, source }: CapabilityEntry, known: Layers): readonly Problem[] {
  return (['requires', 'conflicts'] as const).flatMap((key) =>
    (source.value.spec[key] ?? []).flatMap((reference, index) => {
      const place = placeOfValue(source, ['spec', key, index]);
      const [layer = '', system] = reference.split('/');
      if (reference === id || (key === 'requires' && reference === id.split('/')[0]))
        return [{ code: 'manifest/value' as const, message: `${id} ${key} itself`, place }];
      if (system !== undefined) return checkSystem(layer, system, place, known);
      return known.has(layer) ? [] : [unknownLayer(layer, place, known)];
    }),
  );
}

function checkSystem(
  layer: string,
  system: string,
  place: Place,
  known: Layers,
): readonly Problem[] {
  const systems = known.get(layer);
  if (systems === undefined) return [unknownLayer(layer, place, known)];
  if (systems.has(system)) return [];
  const message = `"${system}" is not a provider of the layer ${layer}`;
  return [{ code: 'catalog/unknown-reference', message, place, ...amend(system, systems) }];
}

function unknownLayer(layer: string, place: Place, known: Layers): Problem {
  return {
    code: 'catalog/unknown-reference',
    message: `no capability is of the layer "${layer}"`,
    place,
    ...amend(layer, known.keys()),
  };
}
