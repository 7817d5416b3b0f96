import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { layersOf, providersOfLayer } from '../../catalog/find.ts';
import {
  locationOfKey,
  locationOfValue,
  type WithSource,
} from '../../catalog/manifest/source-map.ts';
import { orderCapabilities } from '../../scaffold/compose/order.ts';
import type { Preset } from '../../scaffold/compose/preset.ts';
import { offeredLayers, selectCapabilities } from '../../scaffold/compose/select.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Presets of the platform: each names existing providers, and works with every template. */
export function checkPresets({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  const { platform, broken } = catalog;
  if (platform === undefined || broken.size > 0) return [];
  return Object.entries(platform.value.spec.presets ?? {}).flatMap(([name, preset]) => {
    const unknown = checkNames(catalog, platform, name, preset);
    if (unknown.length > 0) return unknown;
    return [...catalog.templates.values()].flatMap((template) =>
      checkOver(catalog, template, name).map((diagnostic) => ({
        ...diagnostic,
        message: `with ${template.id}, ${diagnostic.message}`,
        location: locationOfKey(platform, ['spec', 'presets', name]),
      })),
    );
  });
}

function checkNames(
  catalog: Catalog,
  platform: WithSource<unknown>,
  name: string,
  { layers }: Preset,
): readonly Diagnostic[] {
  return Object.entries(layers).flatMap(([layer, system]): readonly Diagnostic[] => {
    const path = ['spec', 'presets', name, 'layers', layer];
    const providers = providersOfLayer(catalog, layer);
    if (providers.includes(system)) return [];
    const code = 'catalog/unknown-reference';
    if (providers.length === 0) {
      const message = `no capability belongs to the layer ${layer}`;
      const known = layersOf(catalog).filter((one) => providersOfLayer(catalog, one).length > 0);
      return [
        { code, message, location: locationOfKey(platform, path), ...suggestFix(layer, known) },
      ];
    }
    const message = `"${system}" is not a provider of the layer ${layer}`;
    return [
      {
        code,
        message,
        location: locationOfValue(platform, path),
        ...suggestFix(system, providers),
      },
    ];
  });
}

function checkOver(
  catalog: Catalog,
  template: TemplateEntry,
  preset: string,
): readonly Diagnostic[] {
  if (offeredLayers(catalog, template).length === 0) return [];
  const choices = { with: new Map(), without: new Set<string>(), preset };
  const selected = selectCapabilities(catalog, template, choices);
  if (!selected.ok) return selected.diagnostics;
  const ordered = orderCapabilities(
    selected.value.flatMap((id) => catalog.capabilities.get(id) ?? []),
  );
  return ordered.ok ? [] : ordered.diagnostics.filter(({ location }) => location === undefined);
}
