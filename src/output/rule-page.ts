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
  const isRule = alsoRules.has(code) || (errorCodes[code].exit === 1 && !withoutPage.test(code));
  return isRule ? `${docs}/rules/${code}.md` : `${docs}/errors.md`;
}
