/** What is wrong at an offset of a text. */
export interface FaultAt {
  readonly at: number;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** The content between two braces and the two that close them, or to the end of the text if nothing does. */
interface Span {
  readonly kind: 'tag' | 'comment';
  readonly at: number;
  readonly end: number;
}

/**
 * Splits a text where the lexer of Handlebars does, in linear time and without a stack: so what would take its
 * grammar too long is found before. Braces after one backslash, and everything between raw braces `{{{{ }}}}`, are
 * text.
 */
export function* scanTags(text: string): Generator<Span> {
  const next = finder(text);
  for (let at = text.indexOf('{{'); at >= 0; ) {
    const span = isEscaped(text, at) ? undefined : spanAt(text, at, next);
    if (span) yield span;
    at = text.indexOf('{{', span ? span.end : at + 2);
  }
}

/** After the token at an offset inside a tag: a quoted text or a bracketed name, else one character. */
export function stepOver(text: string, at: number): number {
  const open = text[at];
  if (open === '"' || open === "'") return endOfQuoted(text, at, open);
  return open === '[' ? endOfQuoted(text, at, ']') : at + 1;
}

const longComment = /\{\{~?!--/y;
const shortComment = /\{\{~?!/y;

function spanAt(text: string, at: number, next: Find): Span {
  if (text.startsWith('{{{{', at)) return { kind: 'comment', at, end: endOfRaw(text, at) };
  if (isAt(longComment, text, at)) {
    const ends = [next('--}}', at + 3) + 4, next('--~}}', at + 3) + 5];
    return { kind: 'comment', at, end: Math.min(ends[0] ?? 0, ends[1] ?? 0, text.length) };
  }
  if (isAt(shortComment, text, at))
    return { kind: 'comment', at, end: Math.min(next('}}', at + 3) + 2, text.length) };
  return { kind: 'tag', at, end: endOfTag(text, at + 2) };
}

function endOfTag(text: string, from: number): number {
  let at = from;
  while (at < text.length && !text.startsWith('}}', at)) at = stepOver(text, at);
  return Math.min(at + 2, text.length);
}

/** As the lexer has it: a backslash before the closing mark keeps it open, unless no other mark comes. */
function endOfQuoted(text: string, at: number, close: string): number {
  let last = text.length;
  for (let end = text.indexOf(close, at + 1); end >= 0; end = text.indexOf(close, end + 1)) {
    last = end + 1;
    if (text[end - 1] !== '\\' || end - 1 === at) return last;
  }
  return last;
}

function endOfRaw(text: string, at: number): number {
  let depth = 0;
  for (let open = at; open >= 0; open = text.indexOf('{{{{', open + 4)) {
    depth += text[open + 4] === '/' ? -1 : 1;
    if (depth > 0) continue;
    const end = text.indexOf('}}}}', open);
    return end < 0 ? text.length : end + 4;
  }
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  return text[at - 1] === '\\' && text[at - 2] !== '\\';
}

function isAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** Where a mark comes next, the end of the text if it does not; it is looked for again only once it was passed. */
export type Find = (mark: string, from: number) => number;

export function finder(text: string): Find {
  const known = new Map<string, number>();
  return (mark, from) => {
    const before = known.get(mark);
    if (before !== undefined && before >= from) return before;
    const found = text.indexOf(mark, from);
    const offset = found < 0 ? text.length : found;
    known.set(mark, offset);
    return offset;
  };
}
