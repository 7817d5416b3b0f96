import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { layerOfReference } from '../scaffold/compose/reference.ts';
import {
  type LayerChoices,
  offeredLayers,
  selectCapabilities,
} from '../scaffold/compose/select.ts';

/** Layers after one of them was changed, and what else that brings with it. */
export interface LayerChange {
  readonly choices: LayerChoices;
  /** `layer/system` that go, since they need what is off, and that come, since they are needed. */
  readonly alsoOff: readonly string[];
  readonly alsoOn: readonly string[];
}

/** Chooses a system for a layer, or none; what it needs comes with it, and what needs what is gone goes. */
export function changeLayer(
  catalog: Catalog,
  template: TemplateEntry,
  choices: LayerChoices,
  { layer, system }: { readonly layer: string; readonly system: string | undefined },
): LayerChange {
  const changed = choose(choices, layer, system);
  if (system === undefined) return switchOffDependents(catalog, template, changed, []);
  return switchOnNeeds(catalog, template, changed, `${layer}/${system}`, []);
}

function choose(choices: LayerChoices, layer: string, system: string | undefined): LayerChoices {
  const chosen = [...choices.with].filter(([name]) => name !== layer);
  const left = [...choices.without].filter((name) => name !== layer);
  if (system === undefined)
    return { ...choices, with: new Map(chosen), without: new Set([...left, layer]) };
  return { ...choices, with: new Map([...chosen, [layer, system]]), without: new Set(left) };
}

function switchOffDependents(
  catalog: Catalog,
  template: TemplateEntry,
  choices: LayerChoices,
  off: readonly string[],
): LayerChange {
  const selected = selectedIn(catalog, template, choices);
  const dependent = selected.find((id) => unmetNeeds(catalog, id, selected).length > 0);
  if (dependent === undefined) return { choices, alsoOff: off, alsoOn: [] };
  const without = choose(choices, layerOfReference(dependent), undefined);
  return switchOffDependents(catalog, template, without, [...off, dependent]);
}

function switchOnNeeds(
  catalog: Catalog,
  template: TemplateEntry,
  choices: LayerChoices,
  id: string,
  on: readonly string[],
): LayerChange {
  const selected = selectedIn(catalog, template, choices);
  const needed = unmetNeeds(catalog, id, selected).flatMap(
    (reference) => providerFor(catalog, template, reference) ?? [],
  );
  return needed
    .filter((one) => !selected.includes(one) && !on.includes(one))
    .reduce<LayerChange>(
      (change, one) => {
        const next = choose(
          change.choices,
          layerOfReference(one),
          one.slice(layerOfReference(one).length + 1),
        );
        return switchOnNeeds(catalog, template, next, one, [...change.alsoOn, one]);
      },
      { choices, alsoOff: [], alsoOn: on },
    );
}

function selectedIn(
  catalog: Catalog,
  template: TemplateEntry,
  choices: LayerChoices,
): readonly string[] {
  const selected = selectCapabilities(catalog, template, choices);
  return selected.ok ? selected.value : [];
}

function unmetNeeds(catalog: Catalog, id: string, selected: readonly string[]): readonly string[] {
  const needs = catalog.capabilities.get(id)?.source.value.spec.requires ?? [];
  return needs.filter(
    (need) => !selected.some((one) => one === need || layerOfReference(one) === need),
  );
}

/** The system that a reference names, or the one to take for the layer that it names. */
function providerFor(
  catalog: Catalog,
  template: TemplateEntry,
  reference: string,
): string | undefined {
  if (reference.includes('/')) return reference;
  const offered = offeredLayers(catalog, template).find(({ layer }) => layer === reference);
  const system = offered?.system ?? offered?.providers[0];
  return system === undefined ? undefined : `${reference}/${system}`;
}
