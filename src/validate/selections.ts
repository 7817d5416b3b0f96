import { isReferred, layerOf } from '../capability/reference.ts';
import { offeredLayers } from '../capability/select.ts';
import type { CapabilityEntry, Catalog, TemplateEntry } from '../catalog/catalog.ts';

/** The capabilities of a template as ids, its defaults apart, for choosing among them. */
export interface Choices {
  readonly catalog: Catalog;
  readonly template: TemplateEntry;
  readonly defaults: readonly string[];
  /** All that may be chosen, the defaults first. */
  readonly ids: readonly string[];
}

/** What can be on together, or why a capability cannot. */
export type Selected =
  | { readonly ids: readonly string[] }
  | { readonly why: string; readonly key: 'requires' | 'conflicts' };

/** The choices of a template among the capabilities that are usable. */
export function choicesFor(
  catalog: Catalog,
  template: TemplateEntry,
  isUsable: (id: string) => boolean,
): Choices {
  const layers = offeredLayers(catalog, template).map(({ layer, system, systems }) => ({
    byDefault: systems.includes(system ?? '') ? [`${layer}/${system}`] : [],
    all: systems.map((name) => `${layer}/${name}`),
  }));
  const canLay = (id: string) => catalog.capabilities.has(id) && isUsable(id);
  const defaults = layers.flatMap(({ byDefault }) => byDefault).filter(canLay);
  const ids = [...new Set([...defaults, ...layers.flatMap(({ all }) => all)])].filter(canLay);
  return { catalog, template, defaults, ids };
}

/** A selection with all of these added that go with it. */
export function fillUp(
  choices: Choices,
  ids: readonly string[],
  more: readonly string[],
): readonly string[] {
  return more.reduce((selected, id) => {
    const added = addWithNeeds(choices, selected, id);
    return 'ids' in added ? added.ids : selected;
  }, ids);
}

/** A selection with a capability and what it requires; or why it cannot be. */
export function addWithNeeds(choices: Choices, selected: readonly string[], id: string): Selected {
  if (selected.includes(id)) return { ids: selected };
  const refusal = whyNotBeside(choices, selected, id);
  if (refusal !== undefined) return { why: refusal, key: 'conflicts' };
  let result: Selected = { ids: [...selected, id] };
  for (const reference of entryOf(choices, id)?.source.value.spec.requires ?? []) {
    result = addNeeded(choices, result.ids, id, reference);
    if (!('ids' in result)) return result;
  }
  return result;
}

function addNeeded(
  choices: Choices,
  selected: readonly string[],
  id: string,
  reference: string,
): Selected {
  if (selected.some((other) => isReferred(other, reference))) return { ids: selected };
  const candidates = choices.ids.filter((other) => isReferred(other, reference));
  let refused: Selected = {
    why: `${id} requires ${reference}, which ${choices.template.id} does not offer`,
    key: 'requires',
  };
  for (const candidate of candidates) {
    const added = addWithNeeds(choices, selected, candidate);
    if ('ids' in added) return added;
    refused = added;
  }
  return refused;
}

function whyNotBeside(
  choices: Choices,
  selected: readonly string[],
  id: string,
): string | undefined {
  const layer = layerOf(id);
  const twin = selected.find((other) => layerOf(other) === layer);
  if (twin !== undefined) return `${twin} and ${id} are of one layer`;
  const enemy = selected.find(
    (other) => excludes(choices, id, other) || excludes(choices, other, id),
  );
  return enemy === undefined ? undefined : `${enemy} and ${id} exclude each other`;
}

function excludes(choices: Choices, id: string, other: string): boolean {
  const { conflicts = [] } = entryOf(choices, id)?.source.value.spec ?? {};
  return conflicts.some((reference) => isReferred(other, reference));
}

function entryOf({ catalog }: Choices, id: string): CapabilityEntry | undefined {
  return catalog.capabilities.get(id);
}
