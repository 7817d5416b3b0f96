import type { Resolution } from '../answers/resolve.ts';
import { type Composition, contributorsOf } from '../capability/compose.ts';
import type { TemplateEntry } from '../catalog/catalog.ts';
import type { Checked } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import type { Example } from '../manifest/example.ts';
import { isSecret } from '../manifest/secret.ts';
import { placeOfKey, placeOfValue, type Sourced } from '../manifest/source.ts';
import { enumerateSelections } from './enumerate-selections.ts';
import { selectByExample, selectWithCapability } from './select-example.ts';
import { type Choices, choicesFor } from './selections.ts';
import type { Survey } from './survey.ts';
import { tryPath } from './trial.ts';
import { givenByExample, resolveTrial, resolveWithSamples } from './trial-answers.ts';
import { composer, joinTried, placeInTemplate, refused, type Tried, untried } from './tried.ts';

/** What every trial of one template needs. */
interface Bench {
  readonly survey: Survey;
  readonly template: TemplateEntry;
  readonly choices: Choices;
  readonly composeOnce: (ids: readonly string[]) => Checked<Composition>;
  /** Trials that were made, by their capabilities and names: the same is not laid twice. */
  readonly done: Set<string>;
}

/**
 * Lays a template in memory: by each of its examples, in every selection that shows whether the capabilities
 * can be combined, and by the examples of those capabilities.
 */
export function tryTemplate(
  survey: Survey,
  template: TemplateEntry,
  isUsable: (id: string) => boolean,
): Tried {
  const { catalog, studies } = survey;
  const choices = choicesFor(catalog, template, isUsable);
  const composeOnce = composer(catalog, template);
  const bench: Bench = { survey, template, choices, composeOnce, done: new Set() };
  return joinTried([
    ...(studies.get(template.id)?.examples ?? []).map((example) => tryExample(bench, example)),
    ...enumerateSelections(choices).map((ids) => trySelection(bench, ids)),
    ...choices.ids.flatMap((id) =>
      (studies.get(id)?.examples ?? []).map((example) => tryCapabilityExample(bench, id, example)),
    ),
  ]);
}

function tryExample(bench: Bench, example: Sourced<Example>): Tried {
  const selected = selectByExample(bench.choices, example);
  if (selected === undefined) return untried;
  if (!selected.ok) return refused(...selected.problems);
  const composed = bench.composeOnce(selected.value);
  if (!composed.ok) return refused(...placeInTemplate(composed.problems, bench.template));
  const given = givenByExample(example, 'file');
  const resolution = resolveTrial(bench.survey.catalog, composed.value, given);
  const problems = [
    ...placeAnswers(resolution.problems, composed.value),
    ...missingIn(example, resolution),
  ];
  return problems.length > 0 ? refused(...problems) : run(bench, composed.value, resolution);
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

function trySelection(bench: Bench, ids: readonly string[]): Tried {
  const composed = bench.composeOnce(ids);
  if (!composed.ok) return refused(...placeInTemplate(composed.problems, bench.template));
  return trySamples(bench, composed.value);
}

function tryCapabilityExample(bench: Bench, id: string, example: Sourced<Example>): Tried {
  const composed = bench.composeOnce(selectWithCapability(bench.choices, id, example));
  if (!composed.ok) return refused(...placeInTemplate(composed.problems, bench.template));
  return trySamples(bench, composed.value, example);
}

/** Lays a composition by the first examples of its contributors, and samples for what they do not answer. */
function trySamples(bench: Bench, composition: Composition, example?: Sourced<Example>): Tried {
  const { catalog, studies } = bench.survey;
  const first = contributorsOf(composition).flatMap(
    ({ id }) => studies.get(id)?.examples.slice(0, 1) ?? [],
  );
  const given = [...(example ? [example] : []), ...first].map((one) => givenByExample(one, 'lock'));
  const resolution = resolveWithSamples(catalog, composition, ...given);
  const missing = resolution.missing.map(
    ({ name, owner }): Problem => ({
      code: 'example/invalid',
      message: `"${name}" has no default and no example, so ${bench.template.id} cannot be tried`,
      place: placeOfParameter(composition, name),
      hint: `add an answer for it to an example of ${owner}`,
    }),
  );
  const problems = [...placeAnswers(resolution.problems, composition), ...missing];
  return problems.length > 0 ? refused(...problems) : run(bench, composition, resolution);
}

function run(bench: Bench, composition: Composition, resolution: Resolution): Tried {
  const ids = composition.capabilities.map(({ id }) => id);
  const values = [...resolution.answers].map(([name, { value }]) => [name, value]);
  const key = JSON.stringify([ids, values]);
  if (bench.done.has(key)) return untried;
  bench.done.add(key);
  const trial = tryPath(composition, resolution, bench.survey.studies);
  return { trials: [trial], problems: [] };
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
