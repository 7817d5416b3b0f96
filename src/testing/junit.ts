import type { Diagnostic } from '../shared/diagnostic.ts';
import { type CheckOutcome, checkDiagnostic } from './check-outcome.ts';
import { type SuiteReport, suiteDiagnostics } from './report.ts';

/** One test of the report: it passed, it failed for a reason, or it was skipped. */
interface Test {
  readonly suite: string;
  readonly name: string;
  readonly seconds: number;
  readonly failures: readonly Diagnostic[];
  readonly log?: string;
  readonly skipped?: boolean;
}

/**
 * A run as JUnit XML: a test for each case, each check, and for all that is wrong with the catalog as a whole.
 * Source: the schema of Jenkins' xUnit plugin, https://github.com/jenkinsci/xunit-plugin
 */
export function junitText(report: SuiteReport): string {
  const tests = testsOf(report);
  const suites = [...new Set(tests.map(({ suite }) => suite))].map((suite) =>
    suiteText(
      suite,
      tests.filter((test) => test.suite === suite),
      report.catalog,
    ),
  );
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return `${head}<testsuites${counts('idp test', tests)}>\n${suites.join('')}</testsuites>\n`;
}

function testsOf(report: SuiteReport): readonly Test[] {
  const cases = report.outcomes.map(({ case: { name, composition }, diagnostics }) => ({
    suite: `${composition.template.id}: cases`,
    name,
    seconds: 0,
    failures: diagnostics,
  }));
  const ofCases = new Set(report.outcomes.flatMap(({ diagnostics }) => diagnostics));
  const checks = (report.checks ?? []).map(testOfCheck);
  const others = suiteDiagnostics(report).filter(
    (diagnostic) => !ofCases.has(diagnostic) && diagnostic.code !== 'test/check-failed',
  );
  const catalog = { suite: 'catalog', name: 'snapshots and coverage', seconds: 0 };
  return [...cases, ...checks, { ...catalog, failures: others }];
}

function testOfCheck(outcome: CheckOutcome): Test {
  const { case: name, title, seconds, log, state } = outcome;
  const diagnostic = checkDiagnostic(outcome);
  return {
    suite: `${name}: checks`,
    name: title,
    seconds,
    failures: diagnostic ? [diagnostic] : [],
    log,
    skipped: state.kind === 'skipped',
  };
}

function suiteText(name: string, tests: readonly Test[], catalog: string): string {
  const property = `      <property${attributes({ name: 'catalog', value: catalog })}/>\n`;
  const properties = `    <properties>\n${property}    </properties>\n`;
  return `  <testsuite${counts(name, tests)}>\n${properties}${tests.map(testText).join('')}  </testsuite>\n`;
}

function counts(name: string, tests: readonly Test[]): string {
  const seconds = tests.reduce((sum, test) => sum + test.seconds, 0);
  const failures = tests.filter((test) => test.failures.length > 0).length;
  return attributes({ name, tests: tests.length, failures, errors: 0, time: seconds.toFixed(3) });
}

function testText({ suite, name, seconds, failures, log = '', skipped }: Test): string {
  const head = `    <testcase${attributes({ classname: suite, name, time: seconds.toFixed(3) })}`;
  const inside = [
    ...(skipped ? ['      <skipped/>\n'] : []),
    ...(failures.length > 0 ? [failureText(failures)] : []),
    ...(log === '' ? [] : [`      <system-out>${escapeXml(log)}</system-out>\n`]),
  ];
  return inside.length === 0 ? `${head}/>\n` : `${head}>\n${inside.join('')}    </testcase>\n`;
}

/** A test fails once: its further problems are in the text. */
function failureText(failures: readonly Diagnostic[]): string {
  const [first] = failures;
  const lines = failures.map(({ message, location, code }) => {
    const where = [location?.file, location?.line, location?.column].filter(
      (part) => part !== undefined,
    );
    return [...(where.length > 0 ? [where.join(':')] : []), message, `[${code}]`].join('  ');
  });
  const attributeText = attributes({ message: first?.message ?? '', type: first?.code ?? '' });
  return `      <failure${attributeText}>${escapeXml(lines.join('\n'))}</failure>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) => ` ${name}="${escapeXml(String(value)).replace(/[\n\r\t]/g, whitespace)}"`,
    )
    .join('');
}

function whitespace(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Characters that XML 1.0 does not allow are replaced by their symbols. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
