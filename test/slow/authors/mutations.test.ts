import { expect, test } from 'vitest';
import { explained } from './explained.ts';
import { runMutants } from './run.ts';
import { tableOf } from './table.ts';

/** The same mutants every time; another number draws others, and `IDP_MUTANTS=all` takes each there is. */
const seed = Number(process.env.IDP_SEED ?? 20_261_123);
const perKind = process.env.IDP_MUTANTS === 'all' ? Number.POSITIVE_INFINITY : 6;

test('every damage to the catalog is reported where it is, or changes nothing that comes out', {
  timeout: 3_600_000,
}, async () => {
  const checked = await runMutants('templates', { seed, perKind });
  process.stderr.write(`mutants with IDP_SEED=${seed}\n${tableOf(checked)}\n`);
  const lines = (result: string) =>
    checked
      .filter((one) => one.result === result)
      .filter(({ kind }) => result === 'misplaced' || !explained.has(kind))
      .map(({ kind, mutant, diagnostics }) => [kind, mutant.does, diagnostics[0]].filter(Boolean));
  expect(checked.length).toBeGreaterThan(200);
  expect(lines('misplaced')).toEqual([]);
  expect(lines('survived')).toEqual([]);
});
