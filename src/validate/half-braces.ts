import { helperNames } from '../expression/helpers.ts';

/** What would be an expression, had it not lost one of its opening braces or both. */
export interface HalfBraces {
  readonly text: string;
  /** What stands between them. */
  readonly inside: string;
  readonly at: number;
}

/** Whole braces, our own and those of another language. */
const whole = /\{\{[\s\S]*?\}\}/g;

/**
 * Not after a letter, a dollar or a brace: `Ship{name}}`, `${name}}` and `{a.name}}` are of other languages, which
 * close two things there.
 */
const half = new RegExp(
  `(?:(?<![\\w$\\{\\\\])\\{|(?<![\\w.{$\\\\]))((?:${[...helperNames, 'slot'].join('|')}) [^{}\\n]+|[a-zA-Z][\\w.]*)\\}\\}`,
  'g',
);

/** Half braces around a name that is declared, or a helper with its arguments. */
export function findHalfBraces(
  text: string,
  isName: (name: string) => boolean,
): readonly HalfBraces[] {
  const bare = text.replace(whole, (found) => found.replace(/[^\n]/g, '\0'));
  return [...bare.matchAll(half)]
    .filter(({ 1: inside = '' }) => inside.includes(' ') || isName(inside))
    .map(({ 0: found, 1: inside = '', index }) => ({ text: found, inside, at: index }));
}
