import type { CapabilityEntry } from '../../catalog/catalog.ts';
import { amend, suggest } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Example } from '../../manifest/example.ts';
import { placeOfKey, placeOfValue, type Sourced } from '../../manifest/source.ts';
import { companionsOf, type Survey } from '../survey.ts';

/** Examples of capabilities: each answer and each layer known to one of those that it may be laid with, if all can be read. */
export function checkCapabilityExamples(survey: Survey): readonly Problem[] {
  if (survey.catalog.broken.size > 0) return [];
  return [...survey.catalog.capabilities.values()].flatMap((entry) => {
    const examples = survey.studies.get(entry.id)?.examples ?? [];
    if (examples.length === 0) return [];
    const parameters = new Set(
      companionsOf(survey, entry.id).flatMap(({ contributor }) =>
        Object.keys(contributor.source.value.spec.parameters ?? {}),
      ),
    );
    return examples.flatMap((example) => [
      ...checkAnswers(example, parameters),
      ...checkChoices(survey, entry, example),
    ]);
  });
}

function checkAnswers(
  example: Sourced<Example>,
  parameters: ReadonlySet<string>,
): readonly Problem[] {
  return Object.keys(example.value.answers)
    .filter((name) => !parameters.has(name))
    .map((name) => ({
      code: 'example/invalid',
      message: `"${name}" is not a parameter (the example)`,
      place: placeOfKey(example, ['answers', name]),
      ...amend(name, parameters),
    }));
}

function checkChoices(
  { catalog }: Survey,
  entry: CapabilityEntry,
  example: Sourced<Example>,
): readonly Problem[] {
  return (example.value.with ?? []).flatMap((text, index): readonly Problem[] => {
    const id = text.replace('=', '/');
    const own = id.startsWith(`${entry.source.value.metadata.layer}/`) && id !== entry.id;
    const known = catalog.capabilities.has(id) || catalog.broken.has(id);
    if (known && !own) return [];
    const place = placeOfValue(example, ['with', index]);
    const message = own
      ? `${text} takes the place of ${entry.id}, which the example is of`
      : `${text} names no capability`;
    const hint = own ? 'leave it out' : suggest(id, catalog.capabilities.keys());
    return [{ code: 'example/invalid', message, place, hint }];
  });
}
