import { expect, test } from 'vitest';
import { describeResolution, readResolution } from './resolution-age.ts';

test.each([
  ['2026-11-30', undefined],
  ['2026-12-31', undefined],
  [
    '2027-01-01',
    'stale    the packages of the templates were resolved on 2026-11-30, 32 days ago: npm run relock',
  ],
])('of 2026-11-30 on %s', (today, line) => {
  expect(describeResolution('2026-11-30', new Date(`${today}T12:00:00Z`))).toBe(line);
});

test('the date of the last resolution is recorded', () => {
  const date = readResolution();
  expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
});
