import type { Location } from '../../shared/diagnostic.ts';
import { escapeControls } from './escape-controls.ts';
import { displayWidth, splitCharacters, takeColumns } from './width.ts';

/** A line of a file, and the columns below its culprit, as a terminal counts them. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** Columns from the left edge to the culprit, and how many it spans. */
  readonly offset: number;
  readonly span: number;
}

const tabStop = 2;

/** Of a very long line, so many times the width are looked at on either side of the culprit. */
const enough = 4;

/** The line of a location, clipped to a width; undefined if the text has no such line. */
export function excerptOf(
  source: string,
  { line, column = 1, length = 1 }: Location,
  width: number,
): Excerpt | undefined {
  const text = line === undefined ? undefined : linesOf(source)[line - 1];
  if (line === undefined || text === undefined) return undefined;
  const start = column - 1;
  const end = start + Math.min(length, width * enough);
  const before = expand(text.slice(Math.max(0, start - width * enough), start));
  const culprit = expand(text.slice(start, end));
  const after = expand(text.slice(end, end + width * enough));
  const span = Math.max(1, displayWidth(culprit.trimEnd()));
  const whole = { line, text: before + culprit + after, offset: displayWidth(before), span };
  return clip(whole, width);
}

/** Cached for the last text: diagnostics are sorted by file. */
let known: { readonly source: string; readonly lines: readonly string[] } | undefined;

function linesOf(source: string): readonly string[] {
  if (known?.source !== source) known = { source, lines: source.split(/\r\n|\n|\r/) };
  return known.lines;
}

function expand(text: string): string {
  return escapeControls(text.replaceAll('\t', ' '.repeat(tabStop)));
}

/** A line that is too long is clipped around the location, with ellipses. */
function clip({ line, text, offset, span }: Excerpt, width: number): Excerpt {
  if (displayWidth(text) <= width) return { line, text, offset, span };
  const lead = Math.min(offset, Math.floor(width / 3));
  const cut = dropColumns(text, offset + span <= width - 1 ? 0 : offset - lead + 1);
  const shown = cut.dropped === 0 ? text : `…${cut.rest}`;
  const start = cut.dropped === 0 ? offset : Math.max(0, offset - cut.dropped + 1);
  const clipped = displayWidth(shown) <= width ? shown : `${takeColumns(shown, width - 1)}…`;
  return { line, text: clipped, offset: start, span: Math.max(1, Math.min(span, width - start)) };
}

function dropColumns(
  text: string,
  columns: number,
): { readonly rest: string; readonly dropped: number } {
  let dropped = 0;
  let units = 0;
  for (const character of splitCharacters(text)) {
    if (dropped >= columns) break;
    dropped += displayWidth(character);
    units += character.length;
  }
  return { rest: text.slice(units), dropped };
}
