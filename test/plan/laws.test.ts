import { describe, test } from 'vitest';
import { laws } from './laws.ts';
import { structuredLaws } from './structured-laws.ts';

/** More of them run in test/slow/laws. */
describe('the laws of reconcile', () => {
  test.each(laws)('$name', ({ check }) => check({ numRuns: 150 }));
});

describe('the laws of merging by key', () => {
  test.each(structuredLaws)('$name', ({ check }) => check({ numRuns: 150 }));
});
