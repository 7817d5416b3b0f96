import { scanTags } from './scan-tags.ts';

const mask = '\ue000\ue001';

/**
 * A text as `Handlebars.parse` gets it, each character at its place:
 * - `${{`, of GitHub Actions and others, becomes plain text.
 * - A comment between dashes becomes a short one. For each long one the lexer copies the rest of the text, which takes
 *   minutes for a text that is full of them.
 */
export function protectText(text: string): string {
  const masked = text.replaceAll('${{', `$${mask}`);
  if (!masked.includes('!--')) return masked;
  const parts: string[] = [];
  let done = 0;
  for (const { kind, at, end } of scanTags(masked)) {
    if (kind !== 'comment') continue;
    parts.push(masked.slice(done, at), shortenComment(masked.slice(at, end)));
    done = end;
  }
  return parts.join('') + masked.slice(done);
}

/** Restores the masked braces. */
export function unprotectText(text: string): string {
  return text.replaceAll(mask, '{{');
}

const long = /^(\{\{~?!)--([\s\S]*)(~?\}\})$/;

function shortenComment(comment: string): string {
  const [, start, inside = '', end] = long.exec(comment) ?? [];
  if (start === undefined || end === undefined || !/--~?\}\}$/.test(comment)) return comment;
  return `${start}  ${inside.replaceAll('}', ' ')}${end}`;
}
