import { isReferenced, layerOfReference } from '../../scaffold/compose/reference.ts';
import type { Choices } from '../../validate/selections.ts';
import type { Row, Variable } from './variable.ts';

/** The level of a layer that is left out. */
export const offLevel = 'none';

/** Each layer that a template offers: none, or one of its systems, within what they require and exclude. */
export function layerVariables(choices: Choices): readonly Variable[] {
  const layers = [...new Set(choices.ids.map(layerOfReference))];
  const related = relate(choices, layers);
  return layers.map((layer) => {
    const providers = choices.ids.filter(
      (id) => layerOfReference(id) === layer && canBeOn(choices, id),
    );
    const levels = [offLevel, ...providers];
    const others = related.get(layer) ?? [];
    const options = (chosen: Row) =>
      levels.filter((level) =>
        others.every((other) => agree(choices, { layer, level, other }, chosen)),
      );
    const needs = requiredBy(choices, layer).filter((other) => layers.includes(other));
    return { name: nameOf(layer), levels, needs: needs.map(nameOf), options };
  });
}

/** Whether all that a capability requires is offered. */
function canBeOn({ catalog, ids }: Choices, id: string): boolean {
  const { requires = [] } = catalog.capabilities.get(id)?.source.value.spec ?? {};
  return requires.every((reference) => ids.some((other) => isReferenced(other, reference)));
}

/** The capabilities of a row. */
export function capabilitiesIn(row: Row): readonly string[] {
  return [...row].flatMap(([name, level]) =>
    name.startsWith(prefix) && level !== offLevel ? [level] : [],
  );
}

/** The layers of a row, as flags of `idp new`. */
export function flagsOfLayers(row: Row): readonly string[] {
  return [...row].flatMap(([name, level]) => {
    if (!name.startsWith(prefix)) return [];
    const layer = name.slice(prefix.length);
    return [level === offLevel ? `--without ${layer}` : `--with ${level.replace('/', '=')}`];
  });
}

/** The variable of the layer of a capability. */
export function variableOfLayer(id: string): string {
  return nameOf(layerOfReference(id));
}

const prefix = 'layer ';

function nameOf(layer: string): string {
  return `${prefix}${layer}`;
}

/** The layers without which one of the systems of a layer cannot be on; all others may be off beside it. */
function requiredBy(choices: Choices, layer: string): readonly string[] {
  const references = specsOf(choices, layer).flatMap(({ requires = [] }) => requires);
  return [...new Set(references.map(layerOfReference))].filter((other) => other !== layer);
}

/** The facts of the providers of a layer. */
function specsOf({ catalog, ids }: Choices, layer: string) {
  return ids
    .filter((id) => layerOfReference(id) === layer)
    .flatMap((id) => catalog.capabilities.get(id)?.source.value.spec ?? []);
}

/** By layer, the others that its systems name or that name them. */
function relate(choices: Choices, layers: readonly string[]) {
  const named = new Map(
    layers.map((layer) => {
      const references = specsOf(choices, layer).flatMap(({ requires = [], conflicts = [] }) => [
        ...requires,
        ...conflicts,
      ]);
      return [layer, references.map(layerOfReference)] as const;
    }),
  );
  return new Map(
    layers.map((layer) => [
      layer,
      layers.filter(
        (other) =>
          other !== layer &&
          (named.get(layer)?.includes(other) || named.get(other)?.includes(layer)),
      ),
    ]),
  );
}

interface Meeting {
  readonly layer: string;
  readonly level: string;
  readonly other: string;
}

/** Whether two layers go together; what is not chosen yet goes with all that it has a way to. */
function agree(choices: Choices, { layer, level, other }: Meeting, chosen: Row): boolean {
  const there = chosen.get(nameOf(other));
  if (there === undefined)
    return (
      choices.ids.some(
        (id) => layerOfReference(id) === other && accepts(choices, level, other, id),
      ) || accepts(choices, level, other, offLevel)
    );
  return accepts(choices, level, other, there) && accepts(choices, there, layer, level);
}

/** Whether a reference of a capability to another layer matches the provider that is on there. */
function accepts({ catalog }: Choices, id: string, layer: string, there: string): boolean {
  const { requires = [], conflicts = [] } = catalog.capabilities.get(id)?.source.value.spec ?? {};
  const of = (references: readonly string[]) =>
    references.filter((one) => layerOfReference(one) === layer);
  return (
    of(requires).every((reference) => isReferenced(there, reference)) &&
    !of(conflicts).some((reference) => isReferenced(there, reference))
  );
}
