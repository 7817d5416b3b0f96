import { printJson } from '../shared/data/print.ts';
import type { Value } from '../shared/data/value.ts';
import { compareText, type Diagnostic, type Location } from '../shared/diagnostic.ts';
import { type ErrorCode, errorCodes, severityOf } from '../shared/error-codes.ts';
import { pageOfCode } from './rule-page.ts';

/**
 * Problems as a SARIF 2.1.0 log, for code scanning.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function diagnosticsSarif(
  diagnostics: readonly Diagnostic[],
  catalogs: readonly string[],
  version: string,
): string {
  const rules = [...new Set(diagnostics.map(({ code }) => code))].sort(compareText);
  return printJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'idp', version, rules: rules.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        properties: { catalogs },
        results: diagnostics.map((diagnostic) => describeResult(diagnostic, rules)),
      },
    ],
  });
}

function describeRule(code: ErrorCode): Value {
  return {
    id: code,
    shortDescription: { text: errorCodes[code].meaning },
    helpUri: pageOfCode(code),
    defaultConfiguration: { level: severityOf(code) },
  };
}

function describeResult(
  { code, message, location, hint }: Diagnostic,
  rules: readonly ErrorCode[],
): Value {
  return {
    ruleId: code,
    ruleIndex: rules.indexOf(code),
    level: severityOf(code),
    message: { text: hint ? `${message}\nhint: ${hint}` : message },
    ...(location && { locations: [{ physicalLocation: describeLocation(location) }] }),
  };
}

function describeLocation({ file, line, column, length = 1 }: Location): Value {
  const artifactLocation = { uri: toUriReference(file) };
  if (line === undefined) return { artifactLocation };
  const columns = column === undefined ? {} : { startColumn: column, endColumn: column + length };
  return { artifactLocation, region: { startLine: line, ...columns } };
}

/** The path as a URI reference, relative if it is: each part escaped, since `#` and `?` would end the path. */
function toUriReference(file: string): string {
  const escaped = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (escaped.startsWith('/')) return `file://${escaped}`;
  return /^[a-z]%3A\//i.test(escaped) ? `file:///${escaped.replace('%3A', ':')}` : escaped;
}
