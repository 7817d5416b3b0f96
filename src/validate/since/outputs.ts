import { type Composition, compose, contributorsOf } from '../../capability/compose.ts';
import type { TemplateEntry } from '../../catalog/catalog.ts';
import type { Example } from '../../manifest/example.ts';
import type { Sourced } from '../../manifest/source.ts';
import { selectByExample, selectWithCapability } from '../select-example.ts';
import { choicesFor, fillUp } from '../selections.ts';
import type { Survey } from '../survey.ts';
import { type Trial, tryPath } from '../trial.ts';
import { givenByExample, resolveWithSamples } from '../trial-answers.ts';

/** One way to lay a template, as it can be told: by one of its examples, by its defaults, or with a capability. */
export interface Way {
  readonly told: string;
  readonly capability?: string | undefined;
  readonly example?: Sourced<Example> | undefined;
}

/**
 * Lays a template in one way. Answers that it cannot take are left out, for the example may be older or newer
 * than the template. Undefined where it cannot be laid.
 */
export function layInWay(survey: Survey, template: TemplateEntry, way: Way): Trial | undefined {
  const composition = composeInWay(survey, template, way);
  if (composition === undefined) return undefined;
  const given = way.example ? [givenByExample(way.example, 'lock')] : [];
  const resolution = resolveWithSamples(survey.catalog, composition, ...given);
  if (resolution.problems.length + resolution.missing.length > 0) return undefined;
  const broken = contributorsOf(composition).some(
    ({ id }) => survey.studies.get(id)?.problems.length !== 0,
  );
  const trial = broken ? undefined : tryPath(composition, resolution, survey.studies);
  return trial?.problems.length === 0 ? trial : undefined;
}

function composeInWay(
  { catalog }: Survey,
  template: TemplateEntry,
  { capability, example }: Way,
): Composition | undefined {
  const choices = choicesFor(catalog, template, () => true);
  // A capability that is new, or gone, has no output in the other state of the catalog.
  if (capability !== undefined && !choices.ids.includes(capability)) return undefined;
  const ids =
    capability !== undefined && example !== undefined
      ? selectWithCapability(choices, capability, example)
      : example !== undefined
        ? selectOwn(selectByExample(choices, example))
        : fillUp(choices, [], [...(capability ? [capability] : []), ...choices.defaults]);
  if (ids === undefined) return undefined;
  const composed = compose(catalog, template, ids);
  return composed.ok ? composed.value : undefined;
}

function selectOwn(selected: ReturnType<typeof selectByExample>): readonly string[] | undefined {
  return selected?.ok ? selected.value : undefined;
}
