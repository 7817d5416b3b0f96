import { describe, test } from 'vitest';
import { laws } from './laws.ts';

/** More of them run in test/slow/laws. */
describe('the laws of reconcile', () => {
  test.each(laws)('$name', ({ check }) => check({ numRuns: 300 }));
});
