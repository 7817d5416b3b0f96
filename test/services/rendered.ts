import { readCatalogInput } from '../../src/operations/catalog/read-catalog-input.ts';
import type { GeneratedFile, Tree } from '../../src/shared/tree/tree.ts';
import type { Case } from '../../src/testing/case.ts';
import { exampleCases } from '../../src/testing/example-cases.ts';
import { pairwiseCases } from '../../src/testing/pairwise/pairwise-cases.ts';
import { analyzeCatalog } from '../../src/validate/catalog-analysis.ts';
import { renderSelection } from '../../src/validate/render-case.ts';
import {
  createRenderContext,
  type ResolvedCase,
  resolveSelectionCase,
} from '../../src/validate/resolve-case.ts';

/** A generated service: its texts by path, and the providers that it was generated with. */
export interface Rendered extends ResolvedCase {
  readonly name: string;
  readonly providers: ReadonlySet<string>;
  readonly answers: ReadonlyMap<string, unknown>;
  readonly files: ReadonlyMap<string, string>;
  readonly tree: Tree<GeneratedFile>;
}

const runtimes = ['node-service', 'python-service', 'go-service'];

/** What several layers together are for; each preset of the shipped platform is one more. */
const whole = {
  'database and messages': [
    'ci/github-actions',
    'messaging/nats',
    'observability/prometheus',
    'policy/opa',
    'runtime/kubernetes',
    'state/postgres',
  ],
};

const { input } = await readCatalogInput('templates', process.cwd());
const analysis = analyzeCatalog(input);
export const { catalog } = input;

/** Each example of each service, each row of the pairwise combinations of its layers, and each preset. */
export const services: readonly Rendered[] = runtimes.flatMap((runtime) => {
  const template = input.catalog.templates.get(runtime);
  if (template === undefined) throw new Error(`no ${runtime}`);
  const context = createRenderContext(analysis, template, () => true);
  const cases: readonly Pick<Case, 'name' | 'composition' | 'resolution'>[] = [
    ...exampleCases(context),
    ...pairwiseCases(context, 1),
  ];
  const presets = Object.entries({ ...whole, ...presetsOfPlatform() }).map(([name, ids]) => {
    const resolved = resolveSelectionCase(context, ids);
    if (!resolved.ok)
      throw new Error(resolved.diagnostics.map(({ message }) => message).join('; '));
    return render(`${runtime}, ${name}`, resolved.value);
  });
  return [...cases.map((one) => render(one.name, one)), ...presets];
});

function presetsOfPlatform(): Readonly<Record<string, readonly string[]>> {
  const presets = input.catalog.platform?.value.spec.presets ?? {};
  return Object.fromEntries(
    Object.entries(presets).map(([name, { layers }]) => [
      name,
      Object.entries(layers ?? {})
        .map(([layer, provider]) => `${layer}/${provider}`)
        .sort(),
    ]),
  );
}

function render(name: string, { composition, resolution }: ResolvedCase): Rendered {
  const { tree } = renderSelection(composition, resolution, analysis.analyzedContributors);
  return {
    name,
    composition,
    resolution,
    tree,
    providers: new Set(composition.capabilities.map(({ id }) => id)),
    answers: new Map([...resolution.answers].map(([parameter, { value }]) => [parameter, value])),
    files: new Map([...tree].map(([path, { bytes }]) => [path, Buffer.from(bytes).toString()])),
  };
}
