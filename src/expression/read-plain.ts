import type { Part } from './parts.ts';
import type { Origin } from './read.ts';
import { findBraces, type OpenTag, readTag, type Tag } from './read-tag.ts';

const deepest = 50;

/**
 * Most files hold text, single expressions and blocks, and the same few expressions again and again. Such a file is
 * cut at its braces, and each distinct expression goes through the grammar once, whichever file it stands in:
 * on 10,000 files that takes a fifth of the time. Undefined where only the whole grammar can tell.
 */
export function readPlain(text: string, origin: Origin): readonly Part[] | undefined {
  const root: Level = { parts: [], body: undefined, open: undefined };
  const levels: Level[] = [root];
  let done = 0;
  let place: Position = { line: origin.line ?? 1, column: origin.column ?? 1 };
  for (let at = findBraces(text, 0); at >= 0; at = findBraces(text, done)) {
    const tag = readTag(text, at);
    if (tag === undefined) return undefined;
    const start = tag.kind === 'escaped' ? at - 1 : at;
    if (start > done) levels.at(-1)?.parts.push(textPart(text.slice(done, start), place));
    const from = advance(place, text, done, at);
    done = at + tag.length;
    place = advance(from, text, at, done);
    if (tag.kind === 'escaped') levels.at(-1)?.parts.push(textPart(text.slice(at, done), from));
    else if (!takeTag(levels, tag, { file: origin.file, ...from }, place)) return undefined;
  }
  if (levels.length > 1) return undefined;
  if (done < text.length) root.parts.push(textPart(text.slice(done), place));
  return root.parts;
}

/** A block that is open, or the whole text; `body` is set behind its `{{else}}`. */
interface Level {
  parts: Part[];
  body: readonly Part[] | undefined;
  readonly open: { readonly tag: OpenTag; readonly origin: Position & Origin } | undefined;
}

/** Whether a tag can stand there; it goes into the innermost level, opens one, or closes it. */
function takeTag(
  levels: Level[],
  tag: Exclude<Tag, { kind: 'escaped' }>,
  origin: Position & Origin,
  end: Position,
): boolean {
  const level = levels.at(-1);
  if (level === undefined) return false;
  switch (tag.kind) {
    case 'mustache':
      level.parts.push({ kind: 'mustache', program: tag.program, origin });
      return true;
    case 'open':
      return levels.push({ parts: [], body: undefined, open: { tag, origin } }) <= deepest;
    case 'else':
      if (level.open === undefined || level.body !== undefined) return false;
      level.body = level.parts;
      level.parts = [];
      return true;
    case 'close': {
      const block = level.open?.tag.name === tag.name ? closeBlock(level, end) : undefined;
      levels.pop();
      if (block) levels.at(-1)?.parts.push(block);
      return block !== undefined;
    }
  }
}

function closeBlock({ parts, body, open }: Level, end: Position): Part | undefined {
  if (open === undefined) return undefined;
  const { tag, origin } = open;
  const { name, subject, locals } = tag;
  const length = origin.line === end.line ? end.column - origin.column : undefined;
  const [first, otherwise] = body === undefined ? [parts, undefined] : [body, parts];
  return { kind: 'block', name, subject, locals, origin, length, body: first, otherwise };
}

function textPart(text: string, { line }: Position): Part {
  return { kind: 'text', original: text, text, line, startTaken: false, endTaken: false };
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
