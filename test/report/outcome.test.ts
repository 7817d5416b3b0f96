import { expect, test } from 'vitest';
import { type Outcome, printOutcomes } from './outcome.ts';

const passed: Outcome = {
  name: 'anchor.test.ts > holds',
  state: 'passed',
  errors: [],
  isStopped: false,
};

test('a run in which all went well is its sums', () => {
  expect(printOutcomes([passed, { ...passed, state: 'skipped' }, passed])).toEqual([
    'counted  2 passed, 0 failed, 1 skipped',
  ]);
});

test('a failure shows the first lines of its message, and how many there are more', () => {
  const usage = Array.from({ length: 40 }, (_, index) => `  --flag-${index}`);
  const message = ['npm ci', '', 'npm error Missing: anchor from lock file', ...usage].join('\n');
  const lines = printOutcomes([{ ...passed, state: 'failed', errors: [message] }]);
  expect(lines.slice(0, 4)).toEqual([
    'failed   anchor.test.ts > holds',
    '         npm ci',
    '         npm error Missing: anchor from lock file',
    '           --flag-0',
  ]);
  expect(lines.slice(-2)).toEqual([
    '         27 more lines',
    'counted  0 passed, 1 failed, 0 skipped',
  ]);
});

test('a test whose set-up failed is no skip', () => {
  expect(printOutcomes([{ ...passed, state: 'skipped', isStopped: true }])).toEqual([
    'failed   anchor.test.ts > holds',
    '         the set-up of its suite failed',
    'counted  0 passed, 1 failed, 0 skipped',
  ]);
});
