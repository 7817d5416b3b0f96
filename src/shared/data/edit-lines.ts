import { splice } from './edit-brackets.ts';
import { endOfLine, indentEnd, isBlankLine, startOfComments, startOfLine } from './text-lines.ts';

/** A key with its value, or an item with its dash, on lines of its own. */
interface LinePosition {
  readonly start: number;
  readonly end: number;
}

/** Removes it with its lines and the comments right above it. Undefined if there is anything else on them. */
export function removeLines(text: string, at: LinePosition): string | undefined {
  const lines = linesOf(text, at);
  if (lines === undefined) return undefined;
  const isBehindBlank = lines.from > 0 && isBlankLine(text, startOfLine(text, lines.from - 1));
  const isBeforeBlank = lines.to >= text.length || isBlankLine(text, lines.to);
  if (lines.from === 0 && isBeforeBlank)
    return splice(text, 0, endOfLine(text, Math.min(lines.to, text.length)), '');
  const from = isBehindBlank && isBeforeBlank ? startOfLine(text, lines.from - 1) : lines.from;
  return splice(text, from, lines.to, '');
}

interface Insertion {
  /** The sibling after which it is inserted; else it goes before `first`. */
  readonly behind: LinePosition | undefined;
  readonly first: LinePosition | undefined;
}

/** Inserts lines of another text, with the comments right above them, after a sibling or first. */
export function insertLines(
  text: string,
  { behind, first }: Insertion,
  from: { readonly text: string; readonly at: LinePosition },
): string | undefined {
  const sibling = behind ?? first;
  const own = sibling && linesOf(text, sibling);
  const source = linesOf(from.text, from.at);
  if (own === undefined || source === undefined) return undefined;
  const block = indent(from.text.slice(source.from, source.to), source.column, own.column);
  const isApart =
    source.from > 0 && isBlankLine(from.text, startOfLine(from.text, source.from - 1));
  if (behind === undefined) return splice(text, own.from, own.from, isApart ? `${block}\n` : block);
  const at = skipDeeper(text, own.to, own.column);
  const isClosed = at === 0 || text[at - 1] === '\n';
  return splice(text, at, at, `${isClosed ? '' : '\n'}${isApart ? '\n' : ''}${block}`);
}

/** Replaces it by that of another text; everything above and after it stays. */
export function replaceLines(
  text: string,
  at: LinePosition,
  from: { readonly text: string; readonly at: LinePosition },
): string {
  const [column, other] = [columnOf(text, at.start), columnOf(from.text, from.at.start)];
  const [first = '', ...rest] = from.text.slice(from.at.start, from.at.end).split('\n');
  const lines = rest.length === 0 ? '' : `\n${indent(rest.join('\n'), other, column)}`;
  return splice(text, at.start, at.end, first + lines);
}

/** Replaces the comments right above a line, each on a line of its own. */
export function setCommentAbove(text: string, at: LinePosition, comment: string): string {
  const line = startOfLine(text, at.start);
  const column = indentEnd(text, line) - line;
  const from = startOfComments(text, line, column);
  const white = text.slice(line, line + column);
  const lines = comment === '' ? '' : comment.replace(/^/gm, white).concat('\n');
  return splice(text, from, line, lines);
}

/** A comment comes to the end of the line on which something starts. */
export function addCommentBeside(text: string, at: LinePosition, comment: string): string {
  const end = text.indexOf('\n', at.start);
  const line = text.slice(0, end < 0 ? text.length : end).trimEnd().length;
  return splice(text, line, line, ` ${comment}`);
}

/** Removes a comment: with its line if it is alone on it, else with the white space before it. */
export function removeComment(text: string, { start, end }: LinePosition): string {
  const line = startOfLine(text, start);
  if (text.slice(line, start).trim() === '' && /^[ \t]*(\n|$)/.test(text.slice(end, end + 100)))
    return splice(text, line, endOfLine(text, end), '');
  return splice(text, text.slice(0, start).trimEnd().length, end, '');
}

interface OwnLines {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

/** From the first comment above up to the line after. A dash may precede it, and a comment follow it. */
function linesOf(text: string, { start, end }: LinePosition): OwnLines | undefined {
  const line = startOfLine(text, start);
  const to = endOfLine(text, end);
  if (!/^[ \t]*(- +)?$/.test(text.slice(line, start))) return undefined;
  if (!/^[ \t]*(#.*)?\n?$/.test(text.slice(end, to))) return undefined;
  const column = indentEnd(text, line) - line;
  return { from: startOfComments(text, line, column), to, column };
}

/** After the comment lines that are indented further, and so belong to the lines above them. */
function skipDeeper(text: string, from: number, column: number): number {
  let at = from;
  while (at < text.length) {
    const content = indentEnd(text, at);
    if (text[content] !== '#' || content - at <= column) break;
    at = endOfLine(text, content);
  }
  return at;
}

function indent(lines: string, from: number, to: number): string {
  if (from === to) return lines;
  const white = ' '.repeat(to);
  const deeper = ' '.repeat(from);
  return lines
    .split('\n')
    .map((line) => (line.startsWith(deeper) && line !== '' ? white + line.slice(from) : line))
    .join('\n');
}

function columnOf(text: string, start: number): number {
  const line = startOfLine(text, start);
  return indentEnd(text, line) - line;
}
