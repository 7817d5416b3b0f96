import { type Find, finder } from '../templating/scan-tags.ts';

/** Braces of another language in a skeleton, as they must be copied. */
export interface ForeignBraces {
  /** Without the backslash that protects it. */
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

const token = /((?<!\\)\\+|\$)?\{\{(~?[#^/])?/g;

/** Most texts hold none, and are not taken apart. */
const foreignStart = /[\\$]\{\{/;

/**
 * The pieces `${{ … }}` and `\{{ … }}` of a raw text outside of blocks and comments `{{!-- … --}}` (a short comment
 * ends at the first two braces, and cannot contain one). If our own braces are inside a piece, it ends before them.
 */
export function findForeignBraces(raw: string): readonly ForeignBraces[] {
  if (!foreignStart.test(raw)) return [];
  const pieces: ForeignBraces[] = [];
  let depth = 0;
  let end = 0;
  const next = finder(raw);
  for (const match of raw.matchAll(token)) {
    const [whole, protection, block] = match;
    if (match.index < end) continue;
    const comment = protection === undefined ? endOfComment(raw, match.index, next) : undefined;
    if (comment !== undefined) {
      end = comment;
      continue;
    }
    const foreign = protection === '$' || (protection?.length ?? 0) === 1;
    if (!foreign) {
      if (block?.endsWith('#')) depth += 1;
      else if (block?.endsWith('/')) depth -= 1;
      continue;
    }
    const start = match.index + (protection === '$' ? 0 : 1);
    end = endOf(raw, match.index + whole.length);
    if (depth > 0) continue;
    pieces.push({
      text: raw.slice(start, end),
      offset: match.index,
      length: end - match.index,
    });
  }
  return pieces;
}

function endOfComment(raw: string, at: number, next: Find): number | undefined {
  const start = raw[at + 2] === '~' ? at + 3 : at + 2;
  if (!raw.startsWith('!--', start)) return undefined;
  const end = Math.min(next('--}}', start + 3) + 4, next('--~}}', start + 3) + 5);
  return end <= raw.length ? end : undefined;
}

/** Past the braces that close a piece; before a line's end or an opening brace that comes first. */
function endOf(raw: string, from: number): number {
  const next = /\}\}|\{\{|\\\{\{|\$\{\{|\r?\n/g;
  next.lastIndex = from;
  const found = next.exec(raw);
  if (found === null) return raw.length;
  return found[0] === '}}' ? found.index + 2 : found.index;
}
