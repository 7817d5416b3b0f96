import type { Example } from '../catalog/manifest/example.ts';
import { locationOfKey, type WithSource } from '../catalog/manifest/source-map.ts';
import { orderCapabilities } from '../scaffold/compose/order.ts';
import { type LayerChoices, noChoices, selectCapabilities } from '../scaffold/compose/select.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { ok, type Result, toResult } from '../shared/result.ts';
import { type Choices, fillUp } from './selections.ts';

/**
 * The capabilities of an example of a template. Undefined if the problem is not the example's: invalid defaults, or
 * an unreadable capability.
 */
export function selectByExample(
  { catalog, template, ids }: Choices,
  example: WithSource<Example>,
): Result<readonly string[]> | undefined {
  const choices = choicesOf(example.value);
  const selected = selectCapabilities(catalog, template, choices);
  const chooses = choices.with.size + choices.without.size > 0;
  const byDefault = chooses ? selectCapabilities(catalog, template, noChoices) : selected;
  const known = byDefault.ok ? [] : byDefault.diagnostics.map(({ message }) => message);
  const entries = (selected.ok ? selected.value : []).flatMap(
    (id) => catalog.capabilities.get(id) ?? [],
  );
  const order = orderCapabilities(entries);
  const related = (order.ok ? [] : order.diagnostics).filter(
    ({ location }) => location === undefined,
  );
  const diagnostics = [...(selected.ok ? [] : selected.diagnostics), ...related];
  const own = chooses ? diagnostics.filter(({ message }) => !known.includes(message)) : [];
  if (own.length > 0) return toResult([], inExample(own, example));
  if (!selected.ok || diagnostics.length > 0) return undefined;
  return selected.value.every((id) => ids.includes(id)) ? ok(selected.value) : undefined;
}

/** The capabilities for an example of a capability, with the defaults of a template. */
export function selectWithCapability(
  choices: Choices,
  id: string,
  example: WithSource<Example>,
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

function inExample(
  diagnostics: readonly Diagnostic[],
  example: WithSource<Example>,
): readonly Diagnostic[] {
  const location = locationOfKey(example, [example.value.with === undefined ? 'without' : 'with']);
  return diagnostics
    .filter((diagnostic) => diagnostic.location === undefined)
    .map((diagnostic) => ({ ...diagnostic, code: 'example/invalid', location }));
}
