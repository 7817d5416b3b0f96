import type { ChalkInstance } from 'chalk';
import type { Diagnostic, Location } from '../shared/diagnostic.ts';
import { severityOf } from '../shared/error-codes.ts';
import { escapeControls } from './text/escape-controls.ts';
import { type Excerpt, excerptOf } from './text/excerpt.ts';

interface DiagnosticsStyle {
  /** The texts of files by the names that places use, for excerpts. */
  readonly sources?: ReadonlyMap<string, string>;
  readonly paint: ChalkInstance;
  readonly width: number;
}

/** Lines can be long. */
const mostExcerpts = 100;

/** Problems for people: where, what, the line with the culprit underlined, and what to do. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  style: DiagnosticsStyle,
): string {
  const bare = { paint: style.paint, width: style.width };
  return diagnostics
    .map((diagnostic, index) => diagnosticText(diagnostic, index < mostExcerpts ? style : bare))
    .join('');
}

const margin = '   ';

function diagnosticText(
  { code, message, location, hint }: Diagnostic,
  style: DiagnosticsStyle,
): string {
  const { paint, sources, width } = style;
  const where = location ? `${paint.bold(escapeControls(locationText(location)))}  ` : '';
  const source = location && sources?.get(location.file);
  const excerpt =
    source === undefined
      ? undefined
      : excerptOf(source, location as Location, width - gutterOf(location as Location));
  const text = indentRest(escapeControls(message), margin);
  const isWarning = severityOf(code) === 'warning';
  const head = isWarning ? paint.yellow(`warning: ${text}`) : paint.red(text);
  return [
    `${where}${head}  ${paint.dim(`[${code}]`)}\n`,
    excerpt ? excerptText(excerpt, paint) : '',
    hint
      ? `${margin}${paint.cyan('hint')}  ${indentRest(escapeControls(hint), `${margin}      `)}\n`
      : '',
  ].join('');
}

/** `file:line:column`, as editors and terminals take it for a link. */
export function locationText({ file, line, column }: Location): string {
  return [
    file,
    ...(line === undefined ? [] : [line, ...(column === undefined ? [] : [column])]),
  ].join(':');
}

function gutterOf({ line }: Location): number {
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
