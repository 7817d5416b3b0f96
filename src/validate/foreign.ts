/** A piece of another language's braces in a skeleton, as it must come out. */
export interface ForeignBraces {
  /** Without the backslash that protects it. */
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

const token = /\{\{~?!--[\s\S]*?--~?\}\}|(\\+|\$)?\{\{(~?[#^/])?/g;

/** Most texts hold none, and are not taken apart. */
const foreignStart = /[\\$]\{\{/;

/**
 * The pieces `${{ … }}` and `\{{ … }}` of a raw text that stand in no block and in no comment `{{!-- … --}}`
 * (the short comment ends at the first two braces, and cannot hold one). Where our own braces stand inside of
 * a piece, it ends before them.
 */
export function findForeignBraces(raw: string): readonly ForeignBraces[] {
  if (!foreignStart.test(raw)) return [];
  const pieces: ForeignBraces[] = [];
  let depth = 0;
  let end = 0;
  for (const match of raw.matchAll(token)) {
    const [whole, protection, block] = match;
    if (match.index < end || whole.endsWith('--}}')) continue;
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

/** Past the braces that close a piece; before a line's end or an opening brace that comes first. */
function endOf(raw: string, from: number): number {
  const next = /\}\}|\{\{|\\\{\{|\$\{\{|\r?\n/g;
  next.lastIndex = from;
  const found = next.exec(raw);
  if (found === null) return raw.length;
  return found[0] === '}}' ? found.index + 2 : found.index;
}
