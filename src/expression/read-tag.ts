import { type BlockPart, blockNames } from './parts.ts';
import { readHandlebars } from './read.ts';
import { readArgument, readCall } from './read-call.ts';

/** What stands between braces, and how long it is with them. */
export type Tag = { readonly length: number } & (
  | { readonly kind: 'mustache'; readonly program: hbs.AST.Program }
  | OpenTag
  | { readonly kind: 'else' }
  | { readonly kind: 'close'; readonly name: string }
  /** Braces behind a backslash begin a text of their own, up to the next braces or their backslash. */
  | { readonly kind: 'escaped' }
);

export type OpenTag = { readonly kind: 'open' } & Pick<BlockPart, 'name' | 'subject' | 'locals'>;

/** One expression between braces: no block, comment, escape or whitespace control, and no brace in its texts. */
const mustache = /\{\{(?![#/^!>&~{]|else\b)(?:[^{}"'\\~]|"[^"{}\\]*"|'[^'{}\\]*')*\}\}(?!\})/y;
const opening =
  /\{\{#(if|unless|each|with) ([^{}|\\~]*?)(?: as \|([a-zA-Z]+(?: [a-zA-Z]+)*)\|)?\}\}(?!\})/y;
const middle = /\{\{else\}\}(?!\})/y;
const closing = /\{\{\/(if|unless|each|with)\}\}(?!\})/y;

/** Reads what begins at two braces; undefined where only the whole grammar can tell. */
export function readTag(text: string, at: number): Tag | undefined {
  if (text[at - 1] === '\\') return readEscaped(text, at);
  if (text[at + 2] === '#')
    return isShort(text, at) ? readOpening(matchAt(opening, text, at)) : undefined;
  if (text[at + 2] === '/') {
    const [whole, name] = matchAt(closing, text, at) ?? [];
    return whole && name ? { kind: 'close', name, length: whole.length } : undefined;
  }
  const source = isShort(text, at) ? matchAt(mustache, text, at)?.[0] : undefined;
  const program = source === undefined ? undefined : readOnce(source);
  if (source && program) return { kind: 'mustache', program, length: source.length };
  const [whole] = matchAt(middle, text, at) ?? [];
  return whole ? { kind: 'else', length: whole.length } : undefined;
}

/** An expression of pages would take the regular expressions their stack. */
function isShort(text: string, at: number): boolean {
  const end = text.indexOf('}}', at);
  return end >= 0 && end - at < longest;
}

const longest = 10_000;

/** Where the next braces of ours stand; those of `${{` are another language's. */
export function findBraces(text: string, from: number): number {
  let at = text.indexOf('{{', from);
  while (at >= 0 && text[at - 1] === '$' && text[at + 2] !== '{') at = text.indexOf('{{', at + 2);
  return at;
}

function readEscaped(text: string, at: number): Tag | undefined {
  if (text[at - 2] === '\\' || text[at + 2] === '{') return undefined;
  const next = findBraces(text, at + 2);
  const end = next < 0 ? text.length : text[next - 1] === '\\' ? next - 1 : next;
  return { kind: 'escaped', length: end - at };
}

function readOpening(match: RegExpExecArray | undefined): Tag | undefined {
  const [whole = '', word, inner = '', locals] = match ?? [];
  const name = blockNames.find((one) => one === word);
  const takesLocals = name === 'each' || name === 'with';
  if (name === undefined || (locals !== undefined && !takesLocals)) return undefined;
  const subject = readArgument(inner, `{{#${name} `.length);
  if (subject === undefined) return undefined;
  return { kind: 'open', name, subject, locals: locals?.split(' ') ?? [], length: whole.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const known = new Map<string, hbs.AST.Program>();
const mostKnown = 1000;

function readOnce(source: string): hbs.AST.Program | undefined {
  const before = known.get(source);
  if (before) return before;
  const program = readCall(source) ?? readByGrammar(source);
  if (program === undefined) return undefined;
  if (known.size >= mostKnown) known.clear();
  known.set(source, program);
  return program;
}

function readByGrammar(source: string): hbs.AST.Program | undefined {
  const read = readHandlebars(source);
  return 'program' in read ? read.program : undefined;
}
