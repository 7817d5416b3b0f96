import { orderCapabilities } from '../capability/order.ts';
import { type LayerChoices, noChoices, selectCapabilities } from '../capability/select.ts';
import { type Checked, checked, good } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import type { Example } from '../manifest/example.ts';
import { placeOfKey, type Sourced } from '../manifest/source.ts';
import { type Choices, fillUp } from './selections.ts';

/**
 * The capabilities that an example of a template lays. Undefined where the fault is not the example's:
 * defaults that cannot stand, or a capability that cannot be read.
 */
export function selectByExample(
  { catalog, template, ids }: Choices,
  example: Sourced<Example>,
): Checked<readonly string[]> | undefined {
  const choices = choicesOf(example.value);
  const selected = selectCapabilities(catalog, template, choices);
  const chooses = choices.with.size + choices.without.size > 0;
  const byDefault = chooses ? selectCapabilities(catalog, template, noChoices) : selected;
  const known = byDefault.ok ? [] : byDefault.problems.map(({ message }) => message);
  const entries = (selected.ok ? selected.value : []).flatMap(
    (id) => catalog.capabilities.get(id) ?? [],
  );
  const order = orderCapabilities(entries);
  const related = (order.ok ? [] : order.problems).filter(({ place }) => place === undefined);
  const problems = [...(selected.ok ? [] : selected.problems), ...related];
  const own = chooses ? problems.filter(({ message }) => !known.includes(message)) : [];
  if (own.length > 0) return checked([], inExample(own, example));
  if (!selected.ok || problems.length > 0) return undefined;
  return selected.value.every((id) => ids.includes(id)) ? good(selected.value) : undefined;
}

/** The capabilities with which an example of a capability is laid over the defaults of a template. */
export function selectWithCapability(
  choices: Choices,
  id: string,
  example: Sourced<Example>,
): readonly string[] {
  const chosen = choicesOf(example.value);
  // What the example chose comes first: it may be what the capability requires, of which there are several.
  const wanted = [...[...chosen.with].map(([layer, system]) => `${layer}/${system}`), id];
  const others = choices.defaults.filter((one) => !chosen.without.has(one.split('/')[0] ?? ''));
  return fillUp(choices, [], [...wanted.filter((one) => choices.ids.includes(one)), ...others]);
}

function choicesOf(example: Example): LayerChoices {
  const pairs = (example.with ?? []).map((text) => {
    const equals = text.indexOf('=');
    return [text.slice(0, equals), text.slice(equals + 1)] as const;
  });
  return { with: new Map(pairs), without: new Set(example.without ?? []) };
}

function inExample(problems: readonly Problem[], example: Sourced<Example>): readonly Problem[] {
  const place = placeOfKey(example, [example.value.with === undefined ? 'without' : 'with']);
  return problems
    .filter((problem) => problem.place === undefined)
    .map((problem) => ({ ...problem, code: 'example/invalid', place }));
}
