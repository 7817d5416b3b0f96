import { describe, test } from 'vitest';
import { laws } from '../../plan/laws.ts';
import { structuredLaws } from '../../plan/structured-laws.ts';
import { seed } from './seed.ts';

const all = [...laws, ...structuredLaws];
const numRuns = Math.ceil(50_000 / all.length);

/** Every law for fifty thousand generated cases in all; IDP_SEED=… repeats a run. */
describe(`the laws of reconcile, seed ${seed}`, () => {
  test.each(all)('$name', ({ check }) => check({ numRuns, seed }));
});
