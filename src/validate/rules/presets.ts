import { orderCapabilities } from '../../capability/order.ts';
import type { Preset } from '../../capability/preset.ts';
import { offeredLayers, selectCapabilities } from '../../capability/select.ts';
import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { layersOf, systemsOf } from '../../catalog/find.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfKey, placeOfValue, type Sourced } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/** Presets of the platform: each names systems that there are, and can be laid over every template. */
export function checkPresets({ catalog }: Survey): readonly Problem[] {
  const { platform, broken } = catalog;
  if (platform === undefined || broken.size > 0) return [];
  return Object.entries(platform.value.spec.presets ?? {}).flatMap(([name, preset]) => {
    const unknown = checkNames(catalog, platform, name, preset);
    if (unknown.length > 0) return unknown;
    return [...catalog.templates.values()].flatMap((template) =>
      checkOver(catalog, template, name).map((problem) => ({
        ...problem,
        message: `over ${template.id}, ${problem.message}`,
        place: placeOfKey(platform, ['spec', 'presets', name]),
      })),
    );
  });
}

function checkNames(
  catalog: Catalog,
  platform: Sourced<unknown>,
  name: string,
  { layers }: Preset,
): readonly Problem[] {
  return Object.entries(layers).flatMap(([layer, system]): readonly Problem[] => {
    const path = ['spec', 'presets', name, 'layers', layer];
    const systems = systemsOf(catalog, layer);
    if (systems.includes(system)) return [];
    const code = 'catalog/unknown-reference';
    if (systems.length === 0) {
      const message = `no capability lays the layer ${layer}`;
      const known = layersOf(catalog).filter((one) => systemsOf(catalog, one).length > 0);
      return [{ code, message, place: placeOfKey(platform, path), ...amend(layer, known) }];
    }
    const message = `"${system}" is not a provider of the layer ${layer}`;
    return [{ code, message, place: placeOfValue(platform, path), ...amend(system, systems) }];
  });
}

function checkOver(catalog: Catalog, template: TemplateEntry, preset: string): readonly Problem[] {
  if (offeredLayers(catalog, template).length === 0) return [];
  const choices = { with: new Map(), without: new Set<string>(), preset };
  const selected = selectCapabilities(catalog, template, choices);
  if (!selected.ok) return selected.problems;
  const ordered = orderCapabilities(
    selected.value.flatMap((id) => catalog.capabilities.get(id) ?? []),
  );
  return ordered.ok ? [] : ordered.problems.filter(({ place }) => place === undefined);
}
