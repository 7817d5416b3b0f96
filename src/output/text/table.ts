import { maximum } from '../../shared/append.ts';
import { displayWidth, pad } from './width.ts';
import { wrap } from './wrap.ts';

export interface Column {
  readonly title: string;
  /** Whether its cells may take several lines; a name that is to be typed may not. */
  readonly wraps?: boolean;
  readonly paint?: (text: string) => string;
}

interface TableStyle {
  readonly width: number;
  readonly paintTitle: (text: string) => string;
}

const gap = '  ';
const narrowest = 8;

/** Rows below their titles, as wide as they need, the columns that may wrap narrowed to fit. */
export function printTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width, paintTitle }: TableStyle,
): string {
  const widths = fitWidths(columns, rows, width);
  const titles = columns.map(({ title }) => title);
  const head = printRow(
    titles,
    widths,
    columns.map(() => paintTitle),
  );
  const paints = columns.map(({ paint }) => paint ?? ((text: string) => text));
  return [head, ...rows.map((row) => printRow(row, widths, paints))].join('');
}

/** Columns wrap between words first, and within words only if that is not enough. */
function fitWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const cells = cellsOf(columns, rows);
  const natural = cells.map(widest);
  if (total(natural) <= width) return natural;
  const words = cells.map((texts) => widest(texts.flatMap((text) => text.split(' '))));
  const floorsOf = (least: (index: number) => number) =>
    columns.map(({ wraps }, index) => (wraps ? least(index) : (natural[index] ?? 0)));
  const betweenWords = narrow(
    natural,
    floorsOf((index) => words[index] ?? 0),
    width,
  );
  return narrow(
    betweenWords,
    floorsOf(() => narrowest),
    width,
  );
}

/** The natural width of a table. */
export function naturalWidth(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): number {
  return total(cellsOf(columns, rows).map(widest));
}

function cellsOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  return columns.map(({ title }, index) => [title, ...rows.map((row) => row[index] ?? '')]);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, one) => sum + one + gap.length, -gap.length);
}

function narrow(
  from: readonly number[],
  floors: readonly number[],
  width: number,
): readonly number[] {
  const widths = [...from];
  while (total(widths) > width) {
    const index = findWidest(widths, floors);
    if (index === undefined) break;
    widths[index] = (widths[index] ?? 0) - 1;
  }
  return widths;
}

function findWidest(widths: readonly number[], floors: readonly number[]): number | undefined {
  const shrinkable = widths
    .map((width, index) => ({ width, index }))
    .filter(({ width, index }) => width > (floors[index] ?? 0));
  return shrinkable.sort((a, b) => b.width - a.width)[0]?.index;
}

function printRow(
  cells: readonly string[],
  widths: readonly number[],
  paints: readonly ((text: string) => string)[],
): string {
  const wrapped = widths.map((width, index) => wrap(cells[index] ?? '', width));
  const height = maximum(wrapped.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, line) =>
    widths.map((width, index) => {
      const text = wrapped[index]?.[line] ?? '';
      const painted = text === '' ? '' : (paints[index]?.(text) ?? text);
      return painted + ' '.repeat(Math.max(0, width - displayWidth(text)));
    }),
  );
  return lines.map((line) => `${line.join(gap).trimEnd()}\n`).join('');
}

/** A term and its description. */
export type TermRow = readonly [string, string];

/** Two columns without titles: a term and its description, wrapped beside it. */
export function printTerms(
  pairs: readonly TermRow[],
  {
    indent,
    width,
    keepWords = false,
  }: { readonly indent: number; readonly width: number; readonly keepWords?: boolean },
): string {
  const term = maximum(pairs.map(([name]) => displayWidth(name)));
  const left = indent + term + gap.length;
  return pairs
    .map(([name, text]) => {
      const lines = wrap(text, Math.max(20, width - left), keepWords).join(`\n${' '.repeat(left)}`);
      return `${`${' '.repeat(indent)}${pad(name, term)}${gap}${lines}`.trimEnd()}\n`;
    })
    .join('');
}
