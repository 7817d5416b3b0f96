import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageOfCode } from '../../src/output/rule-page.ts';
import { type ErrorCode, errorCodes } from '../../src/shared/error-codes.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];
const base = 'https://github.com/idp-cli/idp/blob/main/';

test.each(codes)('%s has a page that exists, its own if there is one', (code) => {
  const own = `docs/rules/${code}.md`;
  expect(pageOfCode(code)).toBe(base + (existsSync(own) ? own : 'docs/errors.md'));
});
