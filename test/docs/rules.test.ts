import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ErrorCode, errorCodes } from '../../src/shared/error-codes.ts';
import { runRulePage, validateRight } from './rule-page.ts';
import { rulePages, rulesIndex } from './rules-index.ts';

const folder = new URL('../../docs/rules/', import.meta.url);
const index = new URL('README.md', folder);
const fixtures = ['err', 'warn'].map(
  (kind) => new URL(`../validate/fixtures/${kind}/`, import.meta.url),
);

/** Categories whose codes only other commands report. */
const otherCategories: readonly string[] = ['plan', 'snapshot', 'test', 'usage'];

/** Codes that need an older commit: `validate/since.test.ts`. */
const shownBySince: readonly string[] = ['manifest/older-version', 'manifest/same-version'];

/** The codes in the expected output of the fixtures. */
const codesInFixtures = fixtures.flatMap((folder) =>
  readdirSync(folder).flatMap((name) => {
    const said = readFileSync(new URL(`${name}/expected.txt`, folder), 'utf8');
    return [...said.matchAll(/ {2}\[([a-z]+\/[a-z-]+)\]$/gm)].map(([, code = '']) => code);
  }),
);

test('every rule has a page, and every page has a rule', () => {
  const reported = Object.entries(errorCodes).flatMap(([code, { exit }]) =>
    exit === 1 ? [code] : [],
  );
  const wanted = new Set(
    [...reported, ...codesInFixtures].filter(
      (code) => !otherCategories.includes(code.split('/')[0] ?? ''),
    ),
  );
  expect(rulePages()).toEqual([...wanted].sort());
});

test('every rule has a fixture with its exact output', () => {
  const proved = new Set([...codesInFixtures, ...shownBySince]);
  expect(rulePages().filter((code) => !proved.has(code))).toEqual([]);
});

/** UPDATE_DOCS=1 writes the index, and rewrites the outputs on the pages. */
test('the index is made from the pages and the codes', () => {
  if (process.env.UPDATE_DOCS) writeFileSync(index, rulesIndex());
  expect(readFileSync(index, 'utf8')).toBe(rulesIndex());
});

describe.each(rulePages())('%s', (code) => {
  const file = new URL(`${code}.md`, folder);
  const page = withHead(readFileSync(file, 'utf8'), code as ErrorCode);

  test('begins with its code and its meaning', () => {
    if (process.env.UPDATE_DOCS) writeFileSync(file, page);
    expect(readFileSync(file, 'utf8')).toBe(page);
  });

  test('reports the wrong example, and nothing else', async () => {
    const run = await runRulePage(page);
    if (process.env.UPDATE_DOCS) writeFileSync(file, run);
    expect(run).toBe(page);
    const [wrong = ''] = run.split('## Right');
    const reported = [...wrong.matchAll(/ {2}\[([a-z]+\/[a-z-]+)\]$/gm)].map(([, one]) => one);
    expect(new Set(reported)).toEqual(new Set([code]));
  });

  test('reports nothing for the right example', async () => {
    const { exit, out, err } = await validateRight(page);
    expect({ exit, out, err }).toEqual({
      exit: 0,
      out: expect.stringMatching(/: no problems found\n$/),
      err: '',
    });
  });
});

/** The page below the title and the sentence that its code has now. */
function withHead(page: string, code: ErrorCode): string {
  return page.replace(/^# .*\n\n.*\n/, () => `# ${code}\n\n${errorCodes[code].meaning}\n`);
}
