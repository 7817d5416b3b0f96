import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { providersOfLayer } from '../../catalog/find.ts';
import { locationOfKey } from '../../catalog/manifest/source-map.ts';
import { offeredLayers } from '../../scaffold/compose/select.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { misspeltRuntime } from '../misspelled-runtime.ts';

/**
 * Layers that can never be on: of the platform, without a capability and without `default: none`; of a template,
 * without a provider that supports its runtime and is allowed. Not checked while a manifest is unreadable.
 */
export function checkLayerProviders({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  if (catalog.broken.size > 0) return [];
  return [
    ...checkPlatform(catalog),
    ...[...catalog.templates.values()].flatMap((template) => checkTemplate(catalog, template)),
  ];
}

function checkPlatform(catalog: Catalog): readonly Diagnostic[] {
  const { platform } = catalog;
  if (platform === undefined) return [];
  return Object.entries(platform.value.spec.layers ?? {})
    .filter(
      ([layer, word]) =>
        word.default === undefined && providersOfLayer(catalog, layer).length === 0,
    )
    .map(([layer]) => ({
      code: 'catalog/no-provider',
      message: `no capability belongs to the layer "${layer}"`,
      location: locationOfKey(platform, ['spec', 'layers', layer]),
      hint: 'write default: none while it has no provider, or remove the layer',
    }));
}

function checkTemplate(catalog: Catalog, template: TemplateEntry): readonly Diagnostic[] {
  const { id, source } = template;
  if (misspeltRuntime(catalog, template) !== undefined) return [];
  return offeredLayers(catalog, template)
    .filter(
      ({ layer, system, providers }) =>
        providers.length === 0 &&
        system === undefined &&
        providersOfLayer(catalog, layer).length > 0,
    )
    .map(({ layer }) => ({
      code: 'catalog/no-provider',
      message: `${id} offers the layer ${layer}, but none of its providers is supported and allowed: ${providersOfLayer(catalog, layer).join(', ')}`,
      location: locationOfKey(source, ['spec', 'layers', layer]),
      hint: 'remove the layer, or add the runtime of the template to a capability',
    }));
}
