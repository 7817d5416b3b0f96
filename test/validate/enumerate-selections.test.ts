import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCatalog } from '../../src/catalog/parse-catalog.ts';
import { enumerateSelections } from '../../src/validate/enumerate-selections.ts';
import { addWithNeeds, choicesFor } from '../../src/validate/selections.ts';

interface System {
  readonly requires?: readonly string[];
  readonly conflicts?: readonly string[];
}

type Layers = Readonly<Record<string, Readonly<Record<string, System>>>>;

/** The choices of a template that offers these layers, the first system of each its default. */
function choicesOf(layers: Layers) {
  const offered = Object.entries(layers).map(
    ([layer, providers]) => [layer, { default: Object.keys(providers)[0] }] as const,
  );
  const template = {
    path: 'shipping/template.yaml',
    text: JSON.stringify({
      apiVersion: 'idp/v1',
      kind: 'Template',
      metadata: { name: 'shipping', title: 'Shipping', owner: 'logistics', version: '1.0.0' },
      spec: {
        creates: 'job',
        parameters: { name: { type: 'string' } },
        layers: Object.fromEntries(offered),
      },
    }),
  };
  const capabilities = Object.entries(layers).flatMap(([layer, providers]) =>
    Object.entries(providers).map(([name, spec]) => ({
      path: `capabilities/${layer}/${name}/capability.yaml`,
      text: JSON.stringify({
        apiVersion: 'idp/v1',
        kind: 'Capability',
        metadata: { layer, name, title: name, owner: 'logistics', version: '1.0.0' },
        spec,
      }),
    })),
  );
  const catalog = parseCatalog({ root: 'harbour', manifests: [template, ...capabilities] });
  const entry = catalog.templates.get('shipping');
  if (entry === undefined) throw new Error('the template is broken');
  return choicesFor(catalog, entry, () => true);
}

const sorted = (selections: readonly (readonly string[])[]) =>
  selections.map((ids) => [...ids].sort().join(' ')).sort();

test.each([
  { of: 'no layer', layers: {}, selections: [''] },
  {
    of: 'one layer',
    layers: { ci: { drone: {}, jenkins: {} } },
    selections: ['', 'ci/drone', 'ci/jenkins'],
  },
  {
    of: 'two layers',
    layers: { ci: { drone: {}, jenkins: {} }, mesh: { istio: {} } },
    selections: ['', 'ci/drone mesh/istio', 'ci/jenkins mesh/istio'],
  },
  {
    of: 'what is required',
    layers: { ci: { drone: { requires: ['mesh'] } }, mesh: { istio: {}, linkerd: {} } },
    selections: ['', 'ci/drone mesh/istio', 'ci/drone mesh/linkerd'],
  },
  {
    of: 'what is excluded',
    layers: { ci: { drone: { conflicts: ['mesh/istio'] } }, mesh: { istio: {} } },
    selections: ['', 'ci/drone', 'mesh/istio'],
  },
])('selections of $of', ({ layers, selections }) => {
  expect(sorted(enumerateSelections(choicesOf(layers)))).toEqual(selections);
});

test('every two that can be on together are so in one selection, and each of them stands', () => {
  const names = ['a', 'b', 'c'];
  const layerNames = ['ci', 'mesh', 'policy', 'portal'];
  const reference = fc.tuple(fc.constantFrom(...layerNames), fc.constantFrom('', ...names));
  const references = fc
    .array(reference, { maxLength: 1 })
    .map((all) => all.map(([layer, name]) => (name === '' ? layer : `${layer}/${name}`)));
  const system = fc.record({ requires: references, conflicts: references });
  const providers = fc.dictionary(fc.constantFrom(...names), system, { minKeys: 1, maxKeys: 3 });
  const layers = fc.dictionary(fc.constantFrom(...layerNames), providers, { maxKeys: 4 });
  fc.assert(
    fc.property(layers, (provided) => {
      const choices = choicesOf(provided);
      const selections = enumerateSelections(choices);
      for (const ids of selections) {
        const stands = ids.reduce<readonly string[]>((before, id) => {
          const added = addWithNeeds(choices, before, id);
          return 'ids' in added ? added.ids : before;
        }, []);
        expect([...stands].sort()).toEqual([...ids].sort());
      }
      for (const a of choices.ids)
        for (const b of choices.ids) {
          const first = addWithNeeds(choices, [], a);
          const both = 'ids' in first ? addWithNeeds(choices, first.ids, b) : first;
          if (!('ids' in both)) continue;
          expect(selections.some((ids) => ids.includes(a) && ids.includes(b))).toBe(true);
        }
    }),
    { numRuns: 200 },
  );
});

test('as many rows as it takes, not one for every pair', () => {
  const layers = Object.fromEntries(
    ['ci', 'deploy', 'mesh', 'policy', 'portal', 'secrets'].map((layer) => [
      layer,
      { a: {}, b: {}, c: {} },
    ]),
  );
  expect(enumerateSelections(choicesOf(layers)).length).toBeLessThan(25);
});
