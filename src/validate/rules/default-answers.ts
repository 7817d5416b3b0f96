import { contributorsOf } from '../../capability/compose.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfValue } from '../../manifest/source.ts';
import { defaultPath } from '../default-path.ts';
import type { Survey } from '../survey.ts';

/** Defaults that together break a rule: who takes every default would be refused. */
export function checkDefaultAnswers(survey: Survey): readonly Problem[] {
  return [...survey.catalog.templates.values()].flatMap((template) => {
    const path = defaultPath(survey, template);
    if (path === undefined) return [];
    const { composition, resolution } = path;
    const broken = resolution.problems.filter(({ code }) => code === 'answers/rule');
    return broken.map(({ message }): Problem => {
      const name = /^"([^"]+)"/.exec(message)?.[1] ?? '';
      const owner = contributorsOf(composition).find(
        ({ source }) => source.value.spec.parameters?.[name] !== undefined,
      );
      return {
        code: 'manifest/value',
        message: `by default, ${message}`,
        place: placeOfValue((owner ?? template).source, ['spec', 'parameters', name, 'default']),
        hint: 'change one of the defaults',
      };
    });
  });
}
