import type { ChalkInstance } from 'chalk';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { type ErrorCode, errorCodes } from '../shared/error-codes.ts';

const docs = 'https://github.com/idp-cli/idp/blob/main/docs';

/** Codes that only other commands than `idp validate` report, or that are no rules: a row of the page of codes. */
const withoutPage = /^(plan|snapshot|test)\//;

/** Codes that end other commands with status 2, and that are rules too. */
const alsoRules: ReadonlySet<ErrorCode> = new Set([
  'capability/conflict',
  'capability/does-not-fit',
  'capability/not-allowed',
  'capability/requires',
  'catalog/empty',
]);

/** The page that describes a code, with a wrong and a right example if it is a rule. */
export function pageOfCode(code: ErrorCode): string {
  return isRule(code) ? `${docs}/rules/${code}.md` : `${docs}/errors.md`;
}

function isRule(code: ErrorCode): boolean {
  return alsoRules.has(code) || (errorCodes[code].exit === 1 && !withoutPage.test(code));
}

/** Where to read more about the rules that were violated: the page of the rule, or of all if there are several. */
export function pageText(diagnostics: readonly Diagnostic[], paint: ChalkInstance): string {
  const [code, ...more] = new Set(diagnostics.map((one) => one.code).filter(isRule));
  if (code === undefined) return '';
  const page = more.length === 0 ? pageOfCode(code) : `${docs}/rules/README.md`;
  return `   ${paint.cyan('docs')}  ${page}\n`;
}
