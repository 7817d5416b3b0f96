/** A mark of TOML outside of texts and comments, or one of these whole. */
export interface TomlToken {
  readonly kind: 'comment' | 'quoted' | 'line' | 'open' | 'close' | 'comma' | 'equals' | 'dot';
  readonly at: number;
  readonly end: number;
}

const mark = /"""|'''|["'#\n[\]{},=.]/g;

const kinds: Readonly<Record<string, TomlToken['kind']>> = {
  '\n': 'line',
  '[': 'open',
  '{': 'open',
  ']': 'close',
  '}': 'close',
  ',': 'comma',
  '=': 'equals',
  '.': 'dot',
};

/** The marks by which a TOML text is built, in order and in linear time, whether it is right or not. */
export function* scanToml(text: string): Generator<TomlToken> {
  mark.lastIndex = 0;
  let end = 0;
  for (let found = next(text, 0); found !== null; found = next(text, end)) {
    const { 0: token, index: at } = found;
    const kind = kinds[token] ?? (token === '#' ? 'comment' : 'quoted');
    end = kind === 'comment' ? endOfLine(text, at) : at + token.length;
    if (kind === 'quoted') end = endOfText(text, at, token);
    yield { kind, at, end };
  }
}

function next(text: string, from: number): RegExpExecArray | null {
  mark.lastIndex = from;
  return mark.exec(text);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** A one-line string ends with its line, closed or not. In double quotes, a backslash escapes the next character. */
function endOfText(text: string, at: number, quote: string): number {
  const most = quote.length === 3 ? text.length : endOfLine(text, at);
  const closing = quote.startsWith('"') ? escapable[quote.length === 3 ? 'long' : 'short'] : null;
  if (closing === null) {
    const end = text.indexOf(quote, at + quote.length);
    return end < 0 || end > most ? most : endOfRun(text, end, quote);
  }
  closing.lastIndex = at + quote.length;
  for (let found = closing.exec(text); found !== null; found = closing.exec(text)) {
    if (found.index >= most) break;
    if (!found[0].startsWith('\\')) return endOfRun(text, found.index, quote);
  }
  return most;
}

const escapable = { long: /\\[\s\S]|"""/g, short: /\\[\s\S]|["\n]/g } as const;

/** Up to two more quotes belong to a text between three. */
function endOfRun(text: string, at: number, quote: string): number {
  let end = at + quote.length;
  const mark = quote.slice(-1);
  while (quote.length === 3 && text[end] === mark && end < at + 5) end += 1;
  return end;
}
