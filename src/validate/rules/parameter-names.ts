import { factRoots } from '../../answers/facts.ts';
import { variableOf } from '../../answers/given.ts';
import type { TemplateEntry } from '../../catalog/catalog.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfKey } from '../../manifest/source.ts';
import type { Study } from '../study.ts';
import type { Survey } from '../survey.ts';

/**
 * Every template asks for the name first, no two parameters share a variable of the environment, and none
 * hides the facts of the platform or the template.
 */
export function checkParameterNames({ catalog, studies }: Survey): readonly Problem[] {
  return [
    ...[...catalog.templates.values()].flatMap(checkName),
    ...[...studies.values()].flatMap(checkVariables),
    ...[...studies.values()].flatMap(checkRoots),
  ];
}

function checkName({ id, source }: TemplateEntry): readonly Problem[] {
  const path = ['spec', 'parameters'] as const;
  const { name } = source.value.spec.parameters;
  if (name === undefined) {
    const hint = 'write name: { type: string, format: dns-label } as the first parameter';
    const message = `${id} has no parameter "name", which idp new takes as its argument`;
    return [{ code: 'manifest/missing-key', message, place: placeOfKey(source, path), hint }];
  }
  const place = placeOfKey(source, [...path, 'name']);
  const wrong = (message: string, hint: string): Problem => ({
    code: 'manifest/value',
    message,
    place,
    hint,
  });
  const problems: Problem[] = [];
  if (Object.keys(source.value.spec.parameters)[0] !== 'name')
    problems.push(wrong('"name" is not the first parameter', 'move it to the top'));
  if (name.type !== 'string')
    problems.push(wrong(`"name" is of type ${name.type}`, 'write type: string'));
  if (name.when !== undefined)
    problems.push(wrong('"name" has a condition, but is always needed', 'leave out when'));
  return problems;
}

function checkVariables({ contributor: { source } }: Study): readonly Problem[] {
  const byVariable = new Map<string, string>();
  return Object.keys(source.value.spec.parameters ?? {}).flatMap((name): readonly Problem[] => {
    const variable = variableOf(name);
    const earlier = byVariable.get(variable);
    byVariable.set(variable, name);
    if (earlier === undefined) return [];
    const message = `"${earlier}" and "${name}" are both set by ${variable}`;
    const place = placeOfKey(source, ['spec', 'parameters', name]);
    return [{ code: 'manifest/value', message, place, hint: 'give one of them another name' }];
  });
}

function checkRoots({ contributor: { source } }: Study): readonly Problem[] {
  return factRoots
    .filter((root) => source.value.spec.parameters?.[root] !== undefined)
    .map((root) => ({
      code: 'manifest/value',
      message: `"${root}" is where the facts of the ${root} are found`,
      place: placeOfKey(source, ['spec', 'parameters', root]),
      hint: 'give the parameter another name',
    }));
}
