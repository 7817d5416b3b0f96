import { scanTags } from './scan-tags.ts';

const mask = '\ue000\ue001';

/**
 * A text as the grammar of Handlebars is given it, each character at its place. `${{` of GitHub Actions and its like
 * is masked, so that it is plain text. A comment between dashes becomes a short one, which says the same: for each of
 * the long ones the lexer copies all that is left of the text, which takes minutes for a text that is full of them.
 */
export function maskText(text: string): string {
  const masked = text.replaceAll('${{', `$${mask}`);
  if (!masked.includes('!--')) return masked;
  const parts: string[] = [];
  let done = 0;
  for (const { kind, at, end } of scanTags(masked)) {
    if (kind === 'tag') continue;
    parts.push(masked.slice(done, at), shorten(masked.slice(at, end)));
    done = end;
  }
  return parts.length === 0 ? masked : parts.join('') + masked.slice(done);
}

/** Gives a text its masked braces back. */
export function unmask(text: string): string {
  return text.replaceAll(mask, '{{');
}

const long = /^(\{\{~?!)--([\s\S]*)(~?\}\})$/;

function shorten(comment: string): string {
  const [, start, inside = '', end] = long.exec(comment) ?? [];
  if (start === undefined || end === undefined || !/--~?\}\}$/.test(comment)) return comment;
  return `${start}  ${inside.replaceAll('}', ' ')}${end}`;
}
