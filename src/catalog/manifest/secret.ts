import type { Parameter } from './parameter.ts';

/** Whether an answer is never written anywhere. */
export function isSecret(parameter: Parameter): boolean {
  return parameter.type === 'string' && parameter.secret === true;
}
