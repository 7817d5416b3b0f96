import { offeredLayers } from '../../capability/select.ts';
import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { systemsOf } from '../../catalog/find.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfKey } from '../../manifest/source.ts';
import { misspeltRuntime } from '../misspelt-runtime.ts';
import type { Survey } from '../survey.ts';

/**
 * Layers that can never be on: of the platform, where no capability is of it and it does not say `default: none`;
 * of a template, where no system of it fits its runtime or is allowed. Silent while a manifest cannot be read.
 */
export function checkLayerSystems({ catalog }: Survey): readonly Problem[] {
  if (catalog.broken.size > 0) return [];
  return [
    ...checkPlatform(catalog),
    ...[...catalog.templates.values()].flatMap((template) => checkTemplate(catalog, template)),
  ];
}

function checkPlatform(catalog: Catalog): readonly Problem[] {
  const { platform } = catalog;
  if (platform === undefined) return [];
  return Object.entries(platform.value.spec.layers ?? {})
    .filter(([layer, word]) => word.default === undefined && systemsOf(catalog, layer).length === 0)
    .map(([layer]) => ({
      code: 'catalog/no-provider',
      message: `no capability is of the layer "${layer}"`,
      place: placeOfKey(platform, ['spec', 'layers', layer]),
      hint: 'write default: none while there is no provider for it, or leave the layer out',
    }));
}

function checkTemplate(catalog: Catalog, template: TemplateEntry): readonly Problem[] {
  const { id, source } = template;
  if (misspeltRuntime(catalog, template) !== undefined) return [];
  return offeredLayers(catalog, template)
    .filter(
      ({ layer, system, systems }) =>
        systems.length === 0 && system === undefined && systemsOf(catalog, layer).length > 0,
    )
    .map(({ layer }) => ({
      code: 'catalog/no-provider',
      message: `${id} offers the layer ${layer}, but none of its providers fits and is allowed: ${systemsOf(catalog, layer).join(', ')}`,
      place: placeOfKey(source, ['spec', 'layers', layer]),
      hint: 'leave the layer out, or let a capability fit the runtime of the template',
    }));
}
