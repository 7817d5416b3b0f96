import { startOfComments } from './text-lines.ts';

/** A range in a text: offsets from 0, the end exclusive. */
interface BracketSpan {
  readonly start: number;
  readonly end: number;
}

/** The children between two brackets, separated by commas: an object or a list of JSON. */
export interface Bracketed extends BracketSpan {
  readonly children: readonly BracketSpan[];
}

/** Inserts a child before an index: on a line of its own if the others are. */
export function insertChild(text: string, at: Bracketed, index: number, child: string): string {
  const before = at.children[index - 1];
  const after = at.children[index];
  if (before === undefined && after === undefined) return fill(text, at, child);
  if (!isSpread(text, at)) {
    return before
      ? splice(text, before.end, before.end, `, ${child}`)
      : splice(text, after?.start ?? 0, after?.start ?? 0, `${child}, `);
  }
  if (before === undefined) return insertFirst(text, after ?? at, child);
  const { comma, lineEnd } = tailOf(text, before.end);
  const line = `\n${indentAt(text, before.start)}${child}`;
  const inserted = splice(text, lineEnd, lineEnd, comma ? `${line},` : line);
  return comma ? inserted : splice(inserted, before.end, before.end, ',');
}

/** Removes a child, with its comma, and with its lines and the comments above if it is alone on them. */
export function removeChild(text: string, at: Bracketed, index: number): string | undefined {
  const child = at.children[index];
  const before = at.children[index - 1];
  if (child === undefined) return text;
  const { comma, lineEnd } = tailOf(text, child.end);
  const lineStart = text.lastIndexOf('\n', child.start) + 1;
  const isAlone = /^\s*$/.test(text.slice(lineStart, child.start)) && lineStart > at.start;
  const isLast = index === at.children.length - 1;
  if (!isAlone || lineEnd > at.end) return removeInline(text, at, index);
  const from = startOfComments(text, lineStart, child.start - lineStart);
  if (from <= at.start) return undefined;
  const cut = splice(text, from - 1, lineEnd, '');
  return isLast && !comma && before ? dropComma(cut, before.end) : cut;
}

export function splice(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** The white space with which the line of an offset begins. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}

/** One step of indentation, as the text has it first. */
export function indentUnit(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

function fill(text: string, { start, end }: BracketSpan, child: string): string {
  if (text[start] === '[') return splice(text, start + 1, end - 1, child);
  const outer = indentAt(text, start);
  const inner = `\n${outer}${indentUnit(text)}${child}\n${outer}`;
  return splice(text, start + 1, end - 1, inner);
}

function isSpread(text: string, { start, children }: Bracketed): boolean {
  return text.slice(start, children[0]?.start).includes('\n');
}

function insertFirst(text: string, after: BracketSpan, child: string): string {
  return splice(text, after.start, after.start, `${child},\n${indentAt(text, after.start)}`);
}

/** The comma and comment after a child on its line. */
function tailOf(text: string, end: number): { readonly comma: boolean; readonly lineEnd: number } {
  const tail = /^[ \t]*(,?)[ \t]*(?:(?:\/\/|#)[^\n]*|\/\*[^\n]*?\*\/[ \t]*)?(?=\n)/.exec(
    text.slice(end),
  );
  return tail
    ? { comma: tail[1] === ',', lineEnd: end + tail[0].length }
    : { comma: text[end] === ',', lineEnd: end + (text[end] === ',' ? 1 : 0) };
}

function removeInline(text: string, { children }: Bracketed, index: number): string {
  const [before, child, after] = [children[index - 1], children[index], children[index + 1]];
  if (child === undefined) return text;
  if (after) return splice(text, child.start, after.start, '');
  return splice(text, before?.end ?? child.start, child.end, '');
}

function dropComma(text: string, end: number): string {
  return text[end] === ',' ? splice(text, end, end + 1, '') : text;
}
