import { orderCapabilities } from '../../capability/order.ts';
import { offeredLayers, selectCapabilities } from '../../capability/select.ts';
import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfKey } from '../../manifest/source.ts';
import { misspeltRuntime } from '../misspelt-runtime.ts';
import type { Survey } from '../survey.ts';

/** What a template lays when nobody chooses: systems that fit and are allowed, and can be on together. */
export function checkDefaultLayers({ catalog }: Survey): readonly Problem[] {
  return [...catalog.templates.values()].flatMap((template) => {
    if (misspeltRuntime(catalog, template) !== undefined) return [];
    const alone = offeredLayers(catalog, template).flatMap(({ layer }) =>
      checkLayer(catalog, template, layer),
    );
    return alone.length > 0 ? alone : checkTogether(catalog, template);
  });
}

/** A name that does not exist is told where it stands, in the template or the platform. */
const toldElsewhere: readonly Problem['code'][] = [
  'catalog/unknown-reference',
  'catalog/unknown-provider',
];

function checkLayer(catalog: Catalog, template: TemplateEntry, layer: string): readonly Problem[] {
  const layers = Object.keys(template.source.value.spec.layers ?? {});
  const without = new Set(layers.filter((other) => other !== layer));
  const selected = selectCapabilities(catalog, template, { with: new Map(), without });
  return selected.ok
    ? []
    : selected.problems.flatMap((problem) => locate(problem, template, layer));
}

function locate(problem: Problem, { source }: TemplateEntry, layer: string): readonly Problem[] {
  if (problem.place || toldElsewhere.includes(problem.code)) return [];
  return [{ ...problem, place: placeOfKey(source, ['spec', 'layers', layer]) }];
}

/** What is required may be what cannot be read. */
function checkTogether(catalog: Catalog, template: TemplateEntry): readonly Problem[] {
  if (catalog.broken.size > 0) return [];
  const entries = offeredLayers(catalog, template).flatMap(
    ({ layer, system }) => catalog.capabilities.get(`${layer}/${system}`) ?? [],
  );
  const ordered = orderCapabilities(entries);
  if (ordered.ok) return [];
  const place = placeOfKey(template.source, ['spec', 'layers']);
  return ordered.problems
    .filter((problem) => problem.place === undefined)
    .map((problem) => ({
      ...problem,
      message: `with the defaults of ${template.id}, ${problem.message}`,
      place,
      hint: 'change the default of one of the layers',
    }));
}
