import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { pageOfCode } from '../../src/output/rule-page.ts';
import { type ErrorCode, errorCodes } from '../../src/shared/error-codes.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];
/** The pages are in the repository that the package names: links follow when it moves. */
const base = `${manifest.repository.url.replace(/^git\+(.*)\.git$/, '$1')}/blob/main/`;

test.each(codes)('%s has a page that exists, its own if there is one', (code) => {
  const own = `docs/rules/${code}.md`;
  expect(pageOfCode(code)).toBe(base + (existsSync(own) ? own : 'docs/errors.md'));
});
