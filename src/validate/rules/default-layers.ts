import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { locationOfKey } from '../../catalog/manifest/source-map.ts';
import { orderCapabilities } from '../../scaffold/compose/order.ts';
import { offeredLayers, selectCapabilities } from '../../scaffold/compose/select.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { misspeltRuntime } from '../misspelled-runtime.ts';

/** The default layers of a template: providers that are supported, allowed and compatible. */
export function checkDefaultLayers({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  return [...catalog.templates.values()].flatMap((template) => {
    if (misspeltRuntime(catalog, template) !== undefined) return [];
    const alone = offeredLayers(catalog, template).flatMap(({ layer }) =>
      checkLayer(catalog, template, layer),
    );
    return alone.length > 0 ? alone : checkTogether(catalog, template);
  });
}

/** An unknown name is reported where it is used, in the template or the platform. */
const reportedElsewhere: readonly Diagnostic['code'][] = [
  'catalog/unknown-reference',
  'catalog/unknown-provider',
];

function checkLayer(
  catalog: Catalog,
  template: TemplateEntry,
  layer: string,
): readonly Diagnostic[] {
  const layers = Object.keys(template.source.value.spec.layers ?? {});
  const without = new Set(layers.filter((other) => other !== layer));
  const selected = selectCapabilities(catalog, template, { with: new Map(), without });
  return selected.ok
    ? []
    : selected.diagnostics.flatMap((diagnostic) => locate(diagnostic, template, layer));
}

function locate(
  diagnostic: Diagnostic,
  { source }: TemplateEntry,
  layer: string,
): readonly Diagnostic[] {
  if (diagnostic.location || reportedElsewhere.includes(diagnostic.code)) return [];
  return [{ ...diagnostic, location: locationOfKey(source, ['spec', 'layers', layer]) }];
}

/** What is required may be what cannot be read. */
function checkTogether(catalog: Catalog, template: TemplateEntry): readonly Diagnostic[] {
  if (catalog.broken.size > 0) return [];
  const entries = offeredLayers(catalog, template).flatMap(
    ({ layer, system }) => catalog.capabilities.get(`${layer}/${system}`) ?? [],
  );
  const ordered = orderCapabilities(entries);
  if (ordered.ok) return [];
  const location = locationOfKey(template.source, ['spec', 'layers']);
  return ordered.diagnostics
    .filter((diagnostic) => diagnostic.location === undefined)
    .map((diagnostic) => ({
      ...diagnostic,
      message: `with the defaults of ${template.id}, ${diagnostic.message}`,
      location,
      hint: 'change the default of one of the layers',
    }));
}
