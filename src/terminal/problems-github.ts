import { severityOf } from '../errors/codes.ts';
import type { Problem } from '../errors/problem.ts';

/**
 * Problems as annotations of GitHub Actions, one a line.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function problemsGithub(problems: readonly Problem[]): string {
  return problems.map((problem) => `${annotation(problem)}\n`).join('');
}

function annotation({ code, message, place, hint }: Problem): string {
  const end =
    place?.column === undefined || place.length === undefined
      ? undefined
      : place.column + place.length;
  const properties = {
    file: place?.file,
    line: place?.line,
    endLine: end === undefined ? undefined : place?.line,
    col: place?.column,
    endColumn: end,
    title: code,
  };
  const given = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  return `::${severityOf(code)} ${given.join(',')}::${escapeData(hint ? `${message}\nhint: ${hint}` : message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
