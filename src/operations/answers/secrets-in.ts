import type { Lock } from '../../project/lock.ts';
import { environmentVariableOf, variablePrefix } from '../../scaffold/answers/provided-answers.ts';

/**
 * The variables of answers that the lock of a service does not hold, which is what becomes of secrets. An
 * answer that is new to the service may be among them; for hiding what commands say that does no harm.
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
