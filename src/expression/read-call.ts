/** Where a reader stands in a text. */
interface Cursor {
  readonly text: string;
  at: number;
}

/** Names and texts that are followed by what may follow them; all others are left to the grammar. */
const word =
  /(?:@(?:\.\.\/)*(?=(?:index|key|first|last|root)\b))?[a-zA-Z][a-zA-Z0-9]*(?:\.[a-zA-Z][a-zA-Z0-9]*)*(?![^ )}])/y;
const quoted = /(?:"[^"{}\\\r\n]*"|'[^'{}\\\r\n]*')(?![^ )}])/y;
const number = /-?[0-9]+(?:\.[0-9]+)?(?![^ )}])/y;
const special =
  /(?:^|\.)(?:this|else|as|null|undefined)(?:\.|$)|\.(?:true|false)\b|^(?:true|false)\./;
const deepest = 16;

/**
 * Reads `{{name}}` and `{{kebab (default name "x")}}` into what the grammar of Handlebars makes of them, with
 * nothing of it loaded: names, calls, texts and numbers on one line. Undefined for all else.
 */
export function readCall(text: string): hbs.AST.Program | undefined {
  const cursor = { text, at: 2 };
  const call = readParts(cursor, 0);
  if (call === undefined || text.slice(cursor.at) !== '}}') return undefined;
  const loc = locate(0, text.length);
  const strip = { open: false, close: false };
  const statement = { type: 'MustacheStatement', ...call, escaped: true, strip, loc };
  return { type: 'Program', body: [statement], blockParams: [], loc };
}

/** Reads one argument, as a condition is one; columns are counted from `shift`. */
export function readArgument(text: string, shift: number): hbs.AST.Expression | undefined {
  const cursor = { text: ' '.repeat(shift) + text, at: shift };
  const value = readValue(cursor, 0);
  skipSpaces(cursor);
  return cursor.at === cursor.text.length ? value : undefined;
}

type Parts = Pick<hbs.AST.SubExpression, 'path' | 'params'>;

function readParts(cursor: Cursor, depth: number): Parts | undefined {
  skipSpaces(cursor);
  const path = readName(cursor);
  if (path === undefined || isTruth(path) || depth > deepest) return undefined;
  const params: hbs.AST.Expression[] = [];
  for (skipSpaces(cursor); !isAtEnd(cursor); skipSpaces(cursor)) {
    const param = readValue(cursor, depth);
    if (param === undefined) return undefined;
    params.push(param);
  }
  return { path, params };
}

function readValue(cursor: Cursor, depth: number): hbs.AST.Expression | undefined {
  skipSpaces(cursor);
  const start = cursor.at;
  if (cursor.text[start] === '(') return readSubExpression(cursor, depth + 1);
  const text = take(cursor, quoted);
  if (text !== undefined) return literal('StringLiteral', text.slice(1, -1), start, cursor.at);
  const digits = take(cursor, number);
  if (digits !== undefined) return literal('NumberLiteral', Number(digits), start, cursor.at);
  const name = readName(cursor);
  if (name === undefined || !isTruth(name)) return name;
  return literal('BooleanLiteral', name.original === 'true', start, cursor.at);
}

function readSubExpression(cursor: Cursor, depth: number): hbs.AST.Expression | undefined {
  const start = cursor.at;
  cursor.at += 1;
  const parts = readParts(cursor, depth);
  if (parts === undefined || cursor.text[cursor.at] !== ')') return undefined;
  cursor.at += 1;
  const sub = { type: 'SubExpression', ...parts, loc: locate(start, cursor.at) };
  return sub;
}

function readName(cursor: Cursor): hbs.AST.PathExpression | undefined {
  const start = cursor.at;
  const original = take(cursor, word);
  const path = original?.replace(/^(?:@(?:\.\.\/)*|this(?=\.|$))/, '');
  if (original === undefined || path === undefined || special.test(path)) return undefined;
  const data = original.startsWith('@');
  const depth = original.split('../').length - 1;
  const parts = path.split('.').filter((part) => part !== '');
  return { type: 'PathExpression', data, depth, parts, original, loc: locate(start, cursor.at) };
}

function isTruth({ original }: hbs.AST.PathExpression): boolean {
  return original === 'true' || original === 'false';
}

function literal(
  type: string,
  value: string | number | boolean,
  start: number,
  end: number,
): hbs.AST.Expression & { readonly value: string | number | boolean } {
  return { type, value, loc: locate(start, end) };
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  cursor.at += found?.length ?? 0;
  return found;
}

function isAtEnd({ text, at }: Cursor): boolean {
  return at >= text.length || text[at] === ')' || text[at] === '}';
}

function skipSpaces(cursor: Cursor): void {
  while (cursor.text[cursor.at] === ' ') cursor.at += 1;
}

function locate(start: number, end: number): hbs.AST.SourceLocation {
  return { source: '', start: { line: 1, column: start }, end: { line: 1, column: end } };
}
