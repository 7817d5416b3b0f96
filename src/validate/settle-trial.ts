import type { Resolution } from '../answers/resolve.ts';
import { type Composition, contributorsOf } from '../capability/compose.ts';
import type { TemplateEntry } from '../catalog/catalog.ts';
import { badAll, type Checked, checked } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import type { Example } from '../manifest/example.ts';
import { isSecret } from '../manifest/secret.ts';
import { placeOfKey, placeOfValue, type Sourced } from '../manifest/source.ts';
import { selectByExample, selectWithCapability } from './select-example.ts';
import { type Choices, choicesFor } from './selections.ts';
import type { Survey } from './survey.ts';
import { givenByExample, resolveTrial, resolveWithSamples } from './trial-answers.ts';
import { composer, placeInTemplate } from './tried.ts';

/** What every trial of one template needs. */
export interface Bench {
  readonly survey: Survey;
  readonly template: TemplateEntry;
  readonly choices: Choices;
  readonly composeOnce: (ids: readonly string[]) => Checked<Composition>;
}

/** A composition with the answers by which it is to be laid. */
export interface SettledTrial {
  readonly composition: Composition;
  readonly resolution: Resolution;
}

export function benchFor(
  survey: Survey,
  template: TemplateEntry,
  isUsable: (id: string) => boolean,
): Bench {
  const { catalog } = survey;
  const choices = choicesFor(catalog, template, isUsable);
  return { survey, template, choices, composeOnce: composer(catalog, template) };
}

/** By an example of the template; undefined where what it needs is at fault elsewhere. */
export function settleExample(
  bench: Bench,
  example: Sourced<Example>,
): Checked<SettledTrial> | undefined {
  const selected = selectByExample(bench.choices, example);
  if (!selected?.ok) return selected;
  const composed = composeWith(bench, selected.value);
  if (!composed.ok) return composed;
  const composition = composed.value;
  const resolution = resolveTrial(
    bench.survey.catalog,
    composition,
    givenByExample(example, 'file'),
  );
  const problems = [
    ...placeAnswers(resolution.problems, composition),
    ...missingIn(example, resolution),
  ];
  return checked({ composition, resolution }, problems);
}

/** By these capabilities, and what the examples of its contributors say. */
export function settleSelection(bench: Bench, ids: readonly string[]): Checked<SettledTrial> {
  const composed = composeWith(bench, ids);
  return composed.ok ? settleSamples(bench, composed.value) : composed;
}

/** By an example of a capability, laid over the defaults of the template. */
export function settleCapabilityExample(
  bench: Bench,
  id: string,
  example: Sourced<Example>,
): Checked<SettledTrial> {
  const composed = composeWith(bench, selectWithCapability(bench.choices, id, example));
  return composed.ok ? settleSamples(bench, composed.value, example) : composed;
}

function composeWith(
  { composeOnce, template }: Bench,
  ids: readonly string[],
): Checked<Composition> {
  const composed = composeOnce(ids);
  if (composed.ok) return composed;
  const [first, ...rest] = placeInTemplate(composed.problems, template);
  return first ? badAll([first, ...rest]) : composed;
}

/** What an example leaves open. A secret may be: it would stand in a file. */
function missingIn(example: Sourced<Example>, { missing }: Resolution): readonly Problem[] {
  return missing
    .filter(({ parameter }) => !isSecret(parameter))
    .map(({ name }) => ({
      code: 'example/invalid',
      message: `the example has no answer for "${name}"`,
      place: placeOfKey(example, ['answers']),
    }));
}

/** The first examples of its contributors, and samples for what they do not answer. */
function settleSamples(
  { survey: { catalog, studies }, template }: Bench,
  composition: Composition,
  example?: Sourced<Example>,
): Checked<SettledTrial> {
  const first = contributorsOf(composition).flatMap(
    ({ id }) => studies.get(id)?.examples.slice(0, 1) ?? [],
  );
  const given = [...(example ? [example] : []), ...first].map((one) => givenByExample(one, 'lock'));
  const resolution = resolveWithSamples(catalog, composition, ...given);
  const missing = resolution.missing.map(
    ({ name, owner }): Problem => ({
      code: 'example/invalid',
      message: `"${name}" has no default and no example, so ${template.id} cannot be tried`,
      place: placeOfParameter(composition, name),
      hint: `add an answer for it to an example of ${owner}`,
    }),
  );
  const problems = [...placeAnswers(resolution.problems, composition), ...missing];
  return checked({ composition, resolution }, problems);
}

/** Problems of answers, as those of the example or of the default that gave the answer. */
function placeAnswers(problems: readonly Problem[], composition: Composition): readonly Problem[] {
  return problems.map((problem) => {
    const name = /^"([^"]+)"/.exec(problem.message)?.[1] ?? '';
    const place = problem.place ?? placeOfParameter(composition, name, 'default');
    return { ...problem, code: problem.place ? 'example/invalid' : 'manifest/value', place };
  });
}

function placeOfParameter(composition: Composition, name: string, ...key: readonly string[]) {
  const path = ['spec', 'parameters', name, ...key];
  const owner = contributorsOf(composition).find(
    ({ source }) => source.value.spec.parameters?.[name] !== undefined,
  );
  return placeOfValue((owner ?? composition.template).source, path);
}
