import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reconcile } from '../../src/plan/reconcile.ts';
import { unwrap } from '../../src/shared/result.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import { emptyTree, type GeneratedFile, type Tree } from '../../src/shared/tree/tree.ts';
import { capabilityText, templateText } from '../catalog/catalog-of.ts';
import { layFrom } from '../scaffold/compose/path-of.ts';
import { apply, displayPath, labels, path } from './trees.ts';

const layers = { ci: 'drone', mesh: 'consul', policy: 'cedar' } as const;
type Layer = keyof typeof layers;
const names = Object.keys(layers) as Layer[];

const spec = '  combine: { tasks.json: json, .gitignore: lines }\n  slots: { start: slots/part }\n';

const folder = {
  'rust-worker/template.yaml': templateText(
    'rust-worker',
    '  parameters: {}\n  layers: { ci: { default: none }, mesh: { default: none }, policy: { default: none } }\n',
  ),
  'rust-worker/skeleton/tasks.json': '{"test": "cargo test"}\n',
  'rust-worker/skeleton/.gitignore.hbs': '/target\n',
  'rust-worker/skeleton/main.rs.hbs': '// head\nfn main() {\n    {{slot "start"}}\n}\n',
  ...Object.fromEntries(
    Object.entries(layers).flatMap(([layer, system]) => {
      const root = `capabilities/${layer}/${system}`;
      return [
        [`${root}/capability.yaml`, capabilityText(`${layer}/${system}`, spec)],
        [`${root}/slots/part`, `${layer}();\n`],
        [`${root}/skeleton/${layer}.toml`, `system = "${system}"\n`],
        [`${root}/skeleton/tasks.json`, `{"${layer}": "run", "all": ["${layer}"]}\n`],
        [`${root}/skeleton/.gitignore`, `/.cache\n/.${system}\n`],
      ];
    }),
  ),
};

/** The files of the path with these layers on. */
function provided(on: ReadonlySet<Layer>): Tree<GeneratedFile> {
  return unwrap(layFrom(folder, { with: [...on].map((layer) => `${layer}=${layers[layer]}`) }));
}

/** A service with some layers, after layers came and went one by one, each time by a plan of its own. */
function live(
  toggles: readonly Layer[],
  ours: Tree,
): { readonly on: ReadonlySet<Layer>; readonly tree: Tree } {
  const on = new Set<Layer>();
  let tree = ours;
  let base = provided(on);
  for (const layer of toggles) {
    if (!on.delete(layer)) on.add(layer);
    const theirs = provided(on);
    tree = apply(tree, reconcile({ base, ours: tree, theirs }, labels));
    base = theirs;
  }
  return { on, tree };
}

test('7: add a; add b equals add b; add a, and both equal both at once', () => {
  const start = provided(new Set());
  const atOnce = displayPath(
    apply(
      emptyTree,
      reconcile({ base: emptyTree, ours: emptyTree, theirs: provided(new Set(names)) }, labels),
    ),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 3 }), (order) => {
      expect(displayPath(live(order, start).tree)).toEqual(atOnce);
    }),
  );
});

test('7: however layers come and go, an untouched service is what its layers give', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 8 }), (toggles) => {
      const { on, tree } = live(toggles, provided(new Set()));
      expect(displayPath(tree)).toEqual(displayPath(provided(on)));
    }),
  );
});

test('7: what the developer changed elsewhere in a file comes along, in any order', () => {
  const edited = new Map(provided(new Set())) as Map<ReturnType<typeof path>, GeneratedFile>;
  const main = edited.get(path('main.rs'));
  if (main === undefined) throw new Error('main.rs');
  edited.set(path('main.rs'), { ...main, bytes: encodeText('// mine\nfn main() {\n}\n') });
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 1 }), (order) => {
      const { on, tree } = live(order, edited);
      const calls = names.filter((layer) => on.has(layer)).map((layer) => `    ${layer}();\n`);
      expect(Buffer.from(tree.get(path('main.rs'))?.bytes ?? []).toString()).toBe(
        `// mine\nfn main() {\n${calls.join('')}}\n`,
      );
    }),
  );
});
