import { endOfQuoted } from './nesting.ts';

/** What is expected at a position of a JSON text. */
type ExpectedToken = keyof typeof words;

const words = {
  value: 'expected a value',
  valueOrEnd: 'expected a value or ]',
  key: 'expected a key in double quotes',
  keyOrEnd: 'expected a key in double quotes or }',
  colon: 'expected :',
  afterItem: 'expected , or ]',
  afterEntry: 'expected , or }',
  end: 'expected the end of the text',
} as const;

/**
 * Where a text is not valid JSON, and what is expected there; undefined if it is valid. With our own messages, since
 * those of `JSON.parse` differ between versions of Node and often have no location. Source:
 * https://www.rfc-editor.org/rfc/rfc8259
 */
export function findJsonError(
  text: string,
): { readonly message: string; readonly offset: number } | undefined {
  const open: string[] = [];
  let expected: ExpectedToken = 'value';
  let offset = 0;
  while (true) {
    offset += lengthOf(/[ \t\n\r]*/y, text, offset);
    if (offset === text.length && expected === 'end') return undefined;
    const token = readToken(text, offset);
    const next = step(expected, token.kind, open);
    if (next === undefined) return { message: describe(text, offset, expected), offset };
    expected = next;
    offset += token.length;
  }
}

function readToken(
  text: string,
  offset: number,
): { readonly kind: string; readonly length: number } {
  const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  const ofString = text[offset] === '"' ? lengthOfText(text, offset) : 0;
  if (ofString > 0) return { kind: 'string', length: ofString };
  const ofScalar = lengthOf(scalar, text, offset);
  return ofScalar > 0
    ? { kind: 'scalar', length: ofScalar }
    : { kind: text[offset] ?? 'nothing', length: 1 };
}

/** Of a text in quotes; 0 if it is not closed, or holds what must be escaped. */
function lengthOfText(text: string, offset: number): number {
  const token = text.slice(offset, endOfQuoted(text, offset));
  try {
    JSON.parse(token);
    return token.length;
  } catch {
    return 0;
  }
}

function lengthOf(sticky: RegExp, text: string, offset: number): number {
  sticky.lastIndex = offset;
  return sticky.exec(text)?.[0].length ?? 0;
}

/** What is expected after a token; undefined if the token itself was not. */
function step(expected: ExpectedToken, kind: string, open: string[]): ExpectedToken | undefined {
  switch (expected) {
    case 'value':
    case 'valueOrEnd':
      if (kind === ']' && expected === 'valueOrEnd') return close(open);
      if (kind === '{' || kind === '[') open.push(kind);
      if (kind === '{') return 'keyOrEnd';
      if (kind === '[') return 'valueOrEnd';
      return kind === 'string' || kind === 'scalar' ? afterValue(open) : undefined;
    case 'key':
    case 'keyOrEnd':
      if (kind === '}' && expected === 'keyOrEnd') return close(open);
      return kind === 'string' ? 'colon' : undefined;
    case 'colon':
      return kind === ':' ? 'value' : undefined;
    case 'afterItem':
      return kind === ',' ? 'value' : kind === ']' ? close(open) : undefined;
    case 'afterEntry':
      return kind === ',' ? 'key' : kind === '}' ? close(open) : undefined;
    case 'end':
      return undefined;
  }
}

function close(open: string[]): ExpectedToken {
  open.pop();
  return afterValue(open);
}

function afterValue(open: readonly string[]): ExpectedToken {
  const around = open.at(-1);
  return around === undefined ? 'end' : around === '{' ? 'afterEntry' : 'afterItem';
}

function describe(text: string, offset: number, expected: ExpectedToken): string {
  if (offset === text.length) return `${words[expected]}, but the text ends here`;
  const isText = text[offset] === '"' && /^(value|key)/.test(expected);
  return isText ? 'unterminated string, or an unescaped character in it' : words[expected];
}
