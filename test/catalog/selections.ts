import type { Catalog, TemplateEntry } from '../../src/catalog/catalog.ts';
import { choicesFor, fillUp } from '../../src/validate/selections.ts';

/** What is laid together, with a name for the test: `policy/opa and mesh/istio`. */
export interface Selection {
  readonly name: string;
  readonly ids: readonly string[];
}

/** Each capability that a template offers, with nothing but what it requires. */
export function eachAlone(catalog: Catalog, template: TemplateEntry): readonly Selection[] {
  const choices = choicesFor(catalog, template, () => true);
  return choices.ids.map((id) => ({ name: id, ids: fillUp(choices, [], [id]) }));
}

/** Every two capabilities that a template offers and that may be on together, with what they require. */
export function eachPair(catalog: Catalog, template: TemplateEntry): readonly Selection[] {
  const choices = choicesFor(catalog, template, () => true);
  return choices.ids.flatMap((one, index) =>
    choices.ids.slice(index + 1).flatMap((other) => {
      const pair = [one, other];
      const filled = [pair, pair.toReversed()].map((order) => fillUp(choices, [], order));
      const ids = filled.find((all) => pair.every((id) => all.includes(id)));
      return ids ? [{ name: pair.join(' and '), ids }] : [];
    }),
  );
}

/** What each preset of the platform lays over a template. */
export function eachPreset({ platform }: Catalog): readonly Selection[] {
  return Object.entries(platform?.value.spec.presets ?? {}).map(([name, { layers }]) => ({
    name,
    ids: Object.entries(layers).map(([layer, system]) => `${layer}/${system}`),
  }));
}
