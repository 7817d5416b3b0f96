import type { CapabilityEntry, Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { isReferenced, layerOfReference } from '../scaffold/compose/reference.ts';
import { offeredLayers } from '../scaffold/compose/select.ts';

/** The capabilities of a template as ids, its defaults apart, for choosing among them. */
export interface Choices {
  readonly catalog: Catalog;
  readonly template: TemplateEntry;
  readonly defaults: readonly string[];
  /** All that may be chosen, the defaults first. */
  readonly ids: readonly string[];
}

/** What can be on together, or why a capability cannot. */
type Selected =
  | { readonly ids: readonly string[] }
  | { readonly why: string; readonly key: 'requires' | 'conflicts' };

/** The choices of a template among the capabilities that are usable. */
export function choicesFor(
  catalog: Catalog,
  template: TemplateEntry,
  isUsable: (id: string) => boolean,
): Choices {
  const layers = offeredLayers(catalog, template).map(({ layer, system, providers }) => ({
    byDefault: providers.includes(system ?? '') ? [`${layer}/${system}`] : [],
    all: providers.map((name) => `${layer}/${name}`),
  }));
  const canGenerate = (id: string) => catalog.capabilities.has(id) && isUsable(id);
  const defaults = layers.flatMap(({ byDefault }) => byDefault).filter(canGenerate);
  const ids = [...new Set([...defaults, ...layers.flatMap(({ all }) => all)])].filter(canGenerate);
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
  const reason = whyNotBeside(choices, selected, id);
  if (reason !== undefined) return { why: reason, key: 'conflicts' };
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
  if (selected.some((other) => isReferenced(other, reference))) return { ids: selected };
  const candidates = choices.ids.filter((other) => isReferenced(other, reference));
  let rejected: Selected = {
    why: `${id} requires ${reference}, which ${choices.template.id} does not offer`,
    key: 'requires',
  };
  for (const candidate of candidates) {
    const added = addWithNeeds(choices, selected, candidate);
    if ('ids' in added) return added;
    rejected = added;
  }
  return rejected;
}

function whyNotBeside(
  choices: Choices,
  selected: readonly string[],
  id: string,
): string | undefined {
  const layer = layerOfReference(id);
  const duplicate = selected.find((other) => layerOfReference(other) === layer);
  if (duplicate !== undefined) return `${duplicate} and ${id} belong to one layer`;
  const enemy = selected.find(
    (other) => excludes(choices, id, other) || excludes(choices, other, id),
  );
  return enemy === undefined ? undefined : `${enemy} and ${id} conflict with each other`;
}

function excludes(choices: Choices, id: string, other: string): boolean {
  const { conflicts = [] } = entryOf(choices, id)?.source.value.spec ?? {};
  return conflicts.some((reference) => isReferenced(other, reference));
}

function entryOf({ catalog }: Choices, id: string): CapabilityEntry | undefined {
  return catalog.capabilities.get(id);
}
