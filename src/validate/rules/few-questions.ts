import type { Question } from '../../answers/question.ts';
import { contributorsOf } from '../../capability/compose.ts';
import type { TemplateEntry } from '../../catalog/catalog.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfKey } from '../../manifest/source.ts';
import { type DefaultPath, defaultPath, stablePaths } from '../default-path.ts';
import type { Survey } from '../survey.ts';

const mostByDefault = 3;

/**
 * A stable golden path asks three questions at most, or as many as the platform allows for its kind: the name,
 * and what else a person is asked who takes every default. A default of the platform is shown, and asked too.
 */
export function checkFewQuestions(survey: Survey): readonly Problem[] {
  return stablePaths(survey).flatMap((template) => {
    const path = defaultPath(survey, template);
    const kind = template.source.value.spec.creates;
    const most = survey.catalog.platform?.value.spec.kinds?.[kind]?.questions ?? mostByDefault;
    const asked = path ? askedIn(path) : [];
    const tooMany = asked[most];
    return path && tooMany ? [report(template, { path, asked, most, tooMany })] : [];
  });
}

function askedIn({ composition, resolution }: DefaultPath): readonly Question[] {
  return composition.questions.filter(
    ({ name, parameter }) => !parameter.advanced && resolution.answers.has(name),
  );
}

interface TooMany {
  readonly path: DefaultPath;
  readonly asked: readonly Question[];
  readonly most: number;
  readonly tooMany: Question;
}

function report({ id, source }: TemplateEntry, { path, asked, most, tooMany }: TooMany): Problem {
  const owner = contributorsOf(path.composition).find((one) => one.id === tooMany.owner);
  const names = asked.map(({ name }) => name).join(', ');
  const { creates } = source.value.spec;
  return {
    code: 'manifest/too-many-prompts',
    message: `${id} asks ${asked.length} questions: ${names}; a ${creates} asks ${most} at most`,
    place: placeOfKey(owner?.source ?? source, ['spec', 'parameters', tooMany.name]),
    hint: 'give it a default and write advanced: true',
  };
}
