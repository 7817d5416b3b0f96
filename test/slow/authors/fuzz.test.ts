import { expect, test } from 'vitest';
import { runFuzz } from './fuzz/run-fuzz.ts';
import { readSeeds } from './fuzz/seeds.ts';

/** The cases have numbers, and each is the same for its number; `IDP_FUZZ=100000` takes as many, from `IDP_SEED` on. */
const from = Number(process.env.IDP_SEED ?? 20_261_123);
const count = Number(process.env.IDP_FUZZ ?? 8_000);

/** Megabytes by which the heap may differ between the first tenth of a run and any later one. */
const slack = 16;

test(`${count} manifests and skeletons: no stack trace, no hang, no growth of memory`, {
  timeout: 7_200_000,
}, () => {
  const { faults, heap, slowest, byWay } = runFuzz(from, count, readSeeds());
  const told = [...byWay.values()].reduce((sum, way) => sum + way.told, 0);
  const { number, way, milliseconds } = slowest;
  process.stderr.write(
    `${count} cases from IDP_SEED=${from}, ${told} of them told; the slowest was ${number}, ${way}: ${Math.round(milliseconds)} ms; heap in MB: ${heap.join(' ')}\n`,
  );
  expect(faults).toEqual([]);
  for (const { done } of byWay.values()) expect(done).toBeGreaterThan(0);
  expect(Math.max(...heap) - (heap[0] ?? 0)).toBeLessThan(slack);
});
