import { whyNotValue } from '../../answers/check-value.ts';
import { quote } from '../../data/value.ts';
import type { Problem } from '../../errors/problem.ts';
import { choicesOf } from '../../manifest/choice.ts';
import type { Parameter, TextLimits } from '../../manifest/parameter.ts';
import { isSecret } from '../../manifest/secret.ts';
import { type KeyPath, placeOfKey, placeOfValue } from '../../manifest/source.ts';
import type { Study } from '../study.ts';
import type { Survey } from '../survey.ts';

/** Parameters that contradict themselves: limits, patterns, choices and defaults. */
export function checkParameterValues({ studies }: Survey): readonly Problem[] {
  return [...studies.values()].flatMap((study) =>
    Object.entries(study.contributor.source.value.spec.parameters ?? {}).flatMap(
      ([name, parameter]) => checkParameter(study, name, parameter),
    ),
  );
}

type Report = (key: KeyPath, message: string, mend?: Pick<Problem, 'hint' | 'fix'>) => void;

function checkParameter(
  { contributor: { source } }: Study,
  name: string,
  parameter: Parameter,
): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (key, message, mend) =>
    problems.push({
      code: 'manifest/value',
      message: `"${name}" ${message}`,
      place: placeOfValue(source, ['spec', 'parameters', name, ...key]),
      ...mend,
    });
  checkLimits(parameter, report);
  checkChoices(parameter, report);
  if (problems.length === 0) checkDefault(parameter, report);
  if (parameter.advanced && parameter.default === undefined && !isSecret(parameter)) {
    problems.push({
      code: 'manifest/missing-key',
      message: `"${name}" is advanced, so it is not asked, but has no default`,
      place: placeOfKey(source, ['spec', 'parameters', name, 'advanced']),
      hint: 'give it a default, or leave out advanced',
    });
  }
  return problems;
}

function checkLimits(parameter: Parameter, report: Report): void {
  if (parameter.type === 'boolean') return;
  if (parameter.type === 'string') checkTextLimits(parameter, [], report);
  else if (parameter.type === 'array') {
    checkOrder(parameter, 'minItems', 'maxItems', [], report);
    checkTextLimits(parameter.items, ['items'], report);
  } else checkOrder(parameter, 'minimum', 'maximum', [], report);
}

function checkTextLimits(limits: TextLimits, at: KeyPath, report: Report): void {
  checkOrder(limits, 'minLength', 'maxLength', at, report);
}

function checkOrder<Low extends string, High extends string>(
  limits: { readonly [key in Low | High]?: number | undefined },
  low: Low,
  high: High,
  at: KeyPath,
  report: Report,
): void {
  const [least, most] = [limits[low], limits[high]];
  if (least !== undefined && most !== undefined && least > most)
    report([...at, low], `has a ${low} of ${least}, above its ${high} of ${most}`);
}

function checkChoices(parameter: Parameter, report: Report): void {
  const values = choicesOf(parameter)?.map(({ value }) => value) ?? [];
  const path = parameter.type === 'array' ? ['items', 'enum'] : ['enum'];
  values.forEach((value, index) => {
    if (values.indexOf(value) < index)
      report([...path, index], `has the choice ${quote(value)} twice`, {
        fix: { kind: 'take-out' },
      });
  });
}

function checkDefault(parameter: Parameter, report: Report): void {
  const { default: value } = parameter;
  if (value === undefined) return;
  if (isSecret(parameter)) {
    report(['default'], 'is a secret, which a default would make known', {
      hint: 'leave out its default',
    });
    return;
  }
  if ([value].flat().some((text) => typeof text === 'string' && text.includes('{{'))) return;
  const reason = whyNotValue(parameter, value);
  if (reason !== undefined) report(['default'], `has the default ${quote(value)}, but ${reason}`);
}
