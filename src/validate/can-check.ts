import type { Parameter } from '../manifest/parameter.ts';
import { whyNotPattern } from '../manifest/pattern.ts';

/** Whether values can be held against a parameter: its pattern, if it has one, can be read. */
export function canCheck(parameter: Parameter): boolean {
  const limits = parameter.type === 'array' ? parameter.items : parameter;
  return !('pattern' in limits && limits.pattern && whyNotPattern(limits.pattern));
}
