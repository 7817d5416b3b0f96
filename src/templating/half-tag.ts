import type { FaultAt } from './scan-tags.ts';

/** The first start, middle or end of a block that lost one or both of its opening braces. In linear time. */
export function findHalfTag(text: string): FaultAt | undefined {
  let from = 0;
  for (const { index } of text.matchAll(/[{}\n]/g)) {
    const at = text.startsWith('}}', index) ? startOfHalf(text, from, index) : undefined;
    if (at !== undefined)
      return { at, message: `${shorten(text.slice(at, index + 2))} lacks a brace` };
    from = index + 1;
  }
  return undefined;
}

const start = /#(?:if|unless|each|with) /g;
const rest = /(?:\/(?:if|unless|each|with)|else)$/;

/** Where it begins between two braces or line ends; not right after two braces, where it is complete. */
function startOfHalf(text: string, from: number, end: number): number | undefined {
  const inside = text.slice(from, end);
  const braces = text[from - 1] !== '{' ? 0 : text[from - 2] !== '{' ? 1 : 2;
  start.lastIndex = braces === 2 ? 1 : 0;
  const found = start.exec(inside) ?? rest.exec(inside.slice(-longestRest));
  if (found === null) return undefined;
  const isRest = !found[0].startsWith('#');
  const at = isRest ? inside.length - found[0].length : found.index;
  if (at > 0) return from + at;
  return braces === 2 ? undefined : from - braces;
}

const longestRest = '/unless'.length;
const longestDisplayPath = 80;

function shorten(text: string): string {
  return text.length <= longestDisplayPath ? text : `${text.slice(0, longestDisplayPath - 1)}…`;
}
