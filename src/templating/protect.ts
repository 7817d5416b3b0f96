import { scanTags } from './scan-tags.ts';

const mask = '\ue000\ue001';

/**
 * A text as `Handlebars.parse` gets it, each character at its place:
 * - `${{`, of GitHub Actions and others, becomes plain text.
 * - A comment between dashes becomes a short one. For each long one the lexer copies the rest of the text, which takes
 *   minutes for a text that is full of them.
 * - The closing tag of a chain of `{{else if}}` that is alone on its line loses its indentation, which Handlebars removes
 *   for all blocks but these: the next line would be indented twice.
 */
export function protectText(text: string): string {
  const masked = text.replaceAll('${{', `$${mask}`);
  const parts: string[] = [];
  const chained: boolean[] = [];
  let done = 0;
  const replace = (at: number, end: number, by: string) => {
    parts.push(masked.slice(done, at), by);
    done = end;
  };
  if (!/!--|\{\{~?\s*else\s/.test(masked)) return masked;
  for (const { kind, at, end } of scanTags(masked)) {
    if (kind === 'comment') {
      replace(at, end, shortenComment(masked.slice(at, end)));
      continue;
    }
    const [, opens, closes, chains] = tagKind.exec(masked.slice(at, Math.min(end, at + 40))) ?? [];
    if (opens !== undefined) chained.push(false);
    else if (chains !== undefined) chained[chained.length - 1] = true;
    else if (closes !== undefined && chained.pop()) {
      const start = startOfLine(masked, at);
      if (start < at && start >= done && endsLine(masked, end)) replace(start, at, '');
    }
  }
  return parts.join('') + masked.slice(done);
}

/** Restores the masked braces. */
export function unprotectText(text: string): string {
  return text.replaceAll(mask, '{{');
}

const tagKind = /^\{\{~?(?:(#|\^(?!\s*~?\}))|(\/)|\s*(else\s+[^\s~}]))/;

/** Where the blanks before a tag begin, if nothing else precedes it on its line; else the tag itself. */
function startOfLine(text: string, at: number): number {
  let start = at;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
  return text[start - 1] === '\n' ? start : at;
}

function endsLine(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at += 1;
  return at === text.length || text[at] === '\n';
}

const long = /^(\{\{~?!)--([\s\S]*)(~?\}\})$/;

function shortenComment(comment: string): string {
  const [, start, inside = '', end] = long.exec(comment) ?? [];
  if (start === undefined || end === undefined || !/--~?\}\}$/.test(comment)) return comment;
  return `${start}  ${inside.replaceAll('}', ' ')}${end}`;
}
