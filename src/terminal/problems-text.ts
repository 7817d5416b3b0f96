import type { ChalkInstance } from 'chalk';
import { severityOf } from '../errors/codes.ts';
import type { Place, Problem } from '../errors/problem.ts';
import { type Excerpt, excerptOf } from './text/excerpt.ts';
import { harmless } from './text/harmless.ts';

export interface ProblemsStyle {
  /** The texts of files by the names that places use, for excerpts. */
  readonly sources?: ReadonlyMap<string, string>;
  readonly paint: ChalkInstance;
  readonly width: number;
}

/** Nobody reads further, and lines can be long. */
const mostExcerpts = 100;

/** Problems for people: where, what, the line with the culprit underlined, and what to do. */
export function problemsText(problems: readonly Problem[], style: ProblemsStyle): string {
  const bare = { paint: style.paint, width: style.width };
  return problems
    .map((problem, index) => problemText(problem, index < mostExcerpts ? style : bare))
    .join('');
}

const margin = '   ';

function problemText({ code, message, place, hint }: Problem, style: ProblemsStyle): string {
  const { paint, sources, width } = style;
  const where = place ? `${paint.bold(harmless(placeText(place)))}  ` : '';
  const source = place && sources?.get(place.file);
  const excerpt =
    source === undefined
      ? undefined
      : excerptOf(source, place as Place, width - gutterOf(place as Place));
  const said = indentRest(harmless(message), margin);
  const isWarning = severityOf(code) === 'warning';
  const head = isWarning ? paint.yellow(`warning: ${said}`) : paint.red(said);
  return [
    `${where}${head}  ${paint.dim(`[${code}]`)}\n`,
    excerpt ? excerptText(excerpt, paint) : '',
    hint
      ? `${margin}${paint.cyan('hint')}  ${indentRest(harmless(hint), `${margin}      `)}\n`
      : '',
  ].join('');
}

/** `file:line:column`, as editors and terminals take it for a link. */
export function placeText({ file, line, column }: Place): string {
  return [
    file,
    ...(line === undefined ? [] : [line, ...(column === undefined ? [] : [column])]),
  ].join(':');
}

function gutterOf({ line }: Place): number {
  return `${margin}${line} | `.length;
}

function excerptText({ line, text, offset, span }: Excerpt, paint: ChalkInstance): string {
  const blank = ' '.repeat(String(line).length);
  const underline = `${' '.repeat(offset)}${paint.red(`^${'~'.repeat(span - 1)}`)}`;
  return [
    `${margin}${paint.dim(`${line} |`)} ${text}`.trimEnd(),
    `${margin}${paint.dim(`${blank} |`)} ${underline}`,
    '',
  ].join('\n');
}

function indentRest(text: string, indent: string): string {
  return text.replaceAll('\n', `\n${indent}`);
}
