import type { TemplateEntry } from '../catalog/catalog.ts';
import type { Checked } from '../errors/checked.ts';
import { enumerateSelections } from './enumerate-selections.ts';
import {
  type Bench,
  benchFor,
  type SettledTrial,
  settleCapabilityExample,
  settleExample,
  settleSelection,
} from './settle-trial.ts';
import type { Survey } from './survey.ts';
import { tryPath } from './trial.ts';
import { joinTried, refused, type Tried, untried } from './tried.ts';

/**
 * Lays a template in memory: by each of its examples, in every selection that shows whether the capabilities
 * can be combined, and by the examples of those capabilities.
 */
export function tryTemplate(
  survey: Survey,
  template: TemplateEntry,
  isUsable: (id: string) => boolean,
): Tried {
  const { studies } = survey;
  const bench = benchFor(survey, template, isUsable);
  const { choices } = bench;
  const done = new Set<string>();
  const examplesOf = (id: string) => studies.get(id)?.examples ?? [];
  return joinTried([
    ...examplesOf(template.id).map((example) => run(bench, settleExample(bench, example), done)),
    ...enumerateSelections(choices).map((ids) => run(bench, settleSelection(bench, ids), done)),
    ...choices.ids.flatMap((id) =>
      examplesOf(id).map((example) =>
        run(bench, settleCapabilityExample(bench, id, example), done),
      ),
    ),
  ]);
}

/** `done` are the trials that were made, by their capabilities and answers: the same is not laid twice. */
function run(bench: Bench, settled: Checked<SettledTrial> | undefined, done: Set<string>): Tried {
  if (settled === undefined) return untried;
  if (!settled.ok) return refused(settled.problems);
  const { composition, resolution } = settled.value;
  const ids = composition.capabilities.map(({ id }) => id);
  const values = [...resolution.answers].map(([name, { value }]) => [name, value]);
  const key = JSON.stringify([ids, values]);
  if (done.has(key)) return untried;
  done.add(key);
  return { trials: [tryPath(composition, resolution, bench.survey.studies)], problems: [] };
}
