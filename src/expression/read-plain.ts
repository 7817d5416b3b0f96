import { type Origin, readHandlebars } from './read.ts';
import { readCall } from './read-call.ts';
import type { TextNode } from './syntax.ts';

/** A text, or one expression between braces with the place where it begins. */
export type Piece =
  | TextNode
  | { readonly kind: 'mustache'; readonly program: hbs.AST.Program; readonly origin: Origin };

/** One expression between braces: no block, comment, escape or whitespace control, and no brace in its texts. */
const mustache = /\{\{(?![#/^!>&~{]|else\b)(?:[^{}"'\\~]|"[^"{}\\]*"|'[^'{}\\]*')*\}\}(?!\})/y;

/**
 * Most files hold text and single expressions, and the same few expressions again and again. Such a file is
 * cut at its braces, and each distinct expression goes through the grammar once, whichever file it stands in:
 * on 10,000 files that takes a fifth of the time. Undefined where only the whole grammar can tell.
 */
export function readPlain(text: string, origin: Origin): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let done = 0;
  let place = { line: origin.line ?? 1, column: origin.column ?? 1 };
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    if (text[at - 1] === '$' && text[at + 2] !== '{') {
      at += 2;
      continue;
    }
    const source = text[at - 1] === '\\' ? undefined : matchAt(text, at);
    const program = source === undefined ? undefined : readOnce(source);
    if (source === undefined || program === undefined) return undefined;
    if (at > done) pieces.push({ kind: 'text', text: text.slice(done, at), line: place.line });
    place = advance(place, text, done, at);
    pieces.push({ kind: 'mustache', program, origin: { file: origin.file, ...place } });
    place = advance(place, text, at, at + source.length);
    at += source.length;
    done = at;
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done), line: place.line });
  return pieces;
}

function matchAt(text: string, at: number): string | undefined {
  mustache.lastIndex = at;
  return mustache.exec(text)?.[0];
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

interface Position {
  readonly line: number;
  readonly column: number;
}

function advance({ line, column }: Position, text: string, from: number, to: number): Position {
  let lines = 0;
  let lastBreak = -1;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    lastBreak = at;
  }
  return lines === 0
    ? { line, column: column + to - from }
    : { line: line + lines, column: to - lastBreak };
}
