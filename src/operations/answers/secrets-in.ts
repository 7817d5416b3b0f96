import type { Lock } from '../../project/lock.ts';
import { environmentVariableOf, variablePrefix } from '../../scaffold/answers/provided-answers.ts';

/**
 * The variables of answers that the lockfile does not contain, such as secrets. A new answer may be among them;
 * masking it does no harm.
 */
export function secretsIn(
  environment: Readonly<Record<string, string | undefined>>,
  { answers, defaults }: Pick<Lock, 'answers' | 'defaults'>,
): Readonly<Record<string, string>> {
  const known = [...Object.keys(answers), ...Object.keys(defaults)].map(environmentVariableOf);
  return Object.fromEntries(
    Object.entries(environment).flatMap(([variable, value = '']) =>
      variable.startsWith(variablePrefix) && !known.includes(variable) ? [[variable, value]] : [],
    ),
  );
}
