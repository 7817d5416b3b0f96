import { readCatalogInput } from '../../src/commands/read-catalog-input.ts';
import type { Case } from '../../src/suite/case.ts';
import { coverCases } from '../../src/suite/cover/cover-cases.ts';
import { exampleCases } from '../../src/suite/example-cases.ts';
import { benchFor, type SettledTrial, settleSelection } from '../../src/validate/settle-trial.ts';
import { surveyCatalog } from '../../src/validate/survey.ts';
import { tryPath } from '../../src/validate/trial.ts';

/** A generated service: its texts by path, and the providers that it was generated with. */
export interface Rendered {
  readonly name: string;
  readonly providers: ReadonlySet<string>;
  readonly files: ReadonlyMap<string, string>;
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

const { input } = await readCatalogInput('templates');
const survey = surveyCatalog(input);

/** Each example of each service, each row of the pairwise combinations of its layers, and each preset. */
export const services: readonly Rendered[] = runtimes.flatMap((runtime) => {
  const template = input.catalog.templates.get(runtime);
  if (template === undefined) throw new Error(`no ${runtime}`);
  const bench = benchFor(survey, template, () => true);
  const cases: readonly Pick<Case, 'name' | 'composition' | 'resolution'>[] = [
    ...exampleCases(bench),
    ...coverCases(bench, 1),
  ];
  const presets = Object.entries({ ...whole, ...presetsOfPlatform() }).map(([name, ids]) => {
    const settled = settleSelection(bench, ids);
    if (!settled.ok) throw new Error(settled.problems.map(({ message }) => message).join('; '));
    return render(`${runtime}, ${name}`, settled.value);
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

function render(name: string, { composition, resolution }: SettledTrial): Rendered {
  const { tree } = tryPath(composition, resolution, survey.studies);
  return {
    name,
    providers: new Set(composition.capabilities.map(({ id }) => id)),
    files: new Map([...tree].map(([path, { bytes }]) => [path, Buffer.from(bytes).toString()])),
  };
}
