import { helperNames } from '../templating/helpers.ts';
import { finder } from '../templating/scan-tags.ts';

/** What would be an expression, had it not lost one of its opening braces or both. */
export interface HalfBraces {
  readonly text: string;
  /** The content between them. */
  readonly inside: string;
  readonly at: number;
}

/** Half braces around a name that is declared, or a helper with its arguments. In linear time. */
export function findHalfBraces(
  text: string,
  isName: (name: string) => boolean,
): readonly HalfBraces[] {
  const bare = blankWhole(text);
  const found: HalfBraces[] = [];
  let from = 0;
  for (const { index } of bare.matchAll(/[{}\n]/g)) {
    const at = bare.startsWith('}}', index) ? startOfHalf(bare, from, index) : undefined;
    from = index + 1;
    if (at === undefined) continue;
    const inside = bare.slice(bare[at] === '{' ? at + 1 : at, index);
    if (inside.includes(' ') || isName(inside))
      found.push({ text: bare.slice(at, index + 2), inside, at });
  }
  return found;
}

/** Replaces complete braces, our own and those of another language, by as many meaningless characters. */
function blankWhole(text: string): string {
  const next = finder(text);
  const parts: string[] = [];
  let done = 0;
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', done)) {
    const close = next('}}', at + 2);
    if (close === text.length) break;
    parts.push(text.slice(done, at), text.slice(at, close + 2).replace(/[^\n]/g, '\0'));
    done = close + 2;
  }
  return parts.join('') + text.slice(done);
}

const call = new RegExp(`(?<![\\w.$\\\\])(?:${[...helperNames, 'slot'].join('|')}) (?=[^{}\\n])`);
const name = /(?<![\w.$\\])[a-zA-Z][\w.]*$/;

/**
 * Where a call, or else a name, begins between two braces or line ends. Not after a letter, a dollar or a brace:
 * `Ship{name}}`, `${name}}` and `{a.name}}` belong to other languages, which close two things there.
 */
function startOfHalf(text: string, from: number, end: number): number | undefined {
  const inside = text.slice(from, end);
  const found = call.exec(inside) ?? name.exec(inside);
  if (found === null) return undefined;
  if (found.index > 0) return from + found.index;
  const before = text[from - 1];
  if (before !== '{') return from;
  return /[\w${\\]/.test(text[from - 2] ?? '') ? undefined : from - 1;
}
