import type { Parameter } from '../manifest/parameter.ts';

/** Why a pattern is no regular expression; undefined if it is one. */
export function whyNotPattern(pattern: string): string | undefined {
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
    return undefined;
  } catch (error) {
    return (error as SyntaxError).message.replace(/^.*\/[a-z]*: /s, '').toLowerCase();
  }
}

/** Whether values can be held against a parameter: its pattern, if it has one, can be read. */
export function canCheck(parameter: Parameter): boolean {
  const limits = parameter.type === 'array' ? parameter.items : parameter;
  return !('pattern' in limits && limits.pattern && whyNotPattern(limits.pattern));
}
