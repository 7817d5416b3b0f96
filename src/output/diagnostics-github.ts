import type { Diagnostic } from '../shared/diagnostic.ts';
import { severityOf } from '../shared/error-codes.ts';

/**
 * Problems as annotations of GitHub Actions, one a line.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function diagnosticsGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join('');
}

function annotation({ code, message, location, hint }: Diagnostic): string {
  const end =
    location?.column === undefined || location.length === undefined
      ? undefined
      : location.column + location.length;
  const properties = {
    file: location?.file,
    line: location?.line,
    endLine: end === undefined ? undefined : location?.line,
    col: location?.column,
    endColumn: end,
    title: code,
  };
  const parameters = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  return `::${severityOf(code)} ${parameters.join(',')}::${escapeData(hint ? `${message}\nhint: ${hint}` : message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
