import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildRunner } from './build-runner.ts';
import { type Calls, countCalls, killAfter, killAtCall } from './child.ts';
import { quickFolder } from './quick-disk.ts';
import { chooseMoment, chooseSeed, randomNumbers } from './random.ts';
import { printsOf, printsOnDisk } from './read-disk.ts';
import { bigTree } from './trees.ts';

/** Milliseconds: half a minute alone on two cores, more beside other suites. */
const slow = { timeout: 300_000 };

const parent = quickFolder();
const target = join(parent, 'orders');
const whole = printsOf(bigTree);
const random = randomNumbers(chooseSeed());
const count = { absent: 0, whole: 0, leftovers: 0 };
let argv: readonly string[] = [];

beforeAll(async () => {
  argv = [await buildRunner(), 'new', target];
});

test('200 kills between two calls leave no folder, or a whole one', slow, async () => {
  const calls = await runWhole();
  for (let kills = 0; kills < 200; ) {
    if (kills % 20 === 0) await runWhole();
    kills += Number(await killAtCall(argv, chooseMoment(calls, random)));
    lookAndClear();
  }
  console.log(`new folder, ${calls.all} calls: ${JSON.stringify(count)}`);
  expect(Math.min(...Object.values(count))).toBeGreaterThan(0);
});

test('20 kills by the clock leave no folder, or a whole one', slow, async () => {
  const start = performance.now();
  await runWhole();
  const duration = performance.now() - start;
  for (let kill = 1; kill <= 20; kill += 1) {
    await killAfter(argv, 1 + random() * duration);
    lookAndClear();
  }
  await runWhole();
});

function lookAndClear(): void {
  const leftovers = readdirSync(parent).filter((name) => name !== 'orders');
  expect(leftovers.length).toBeLessThanOrEqual(1);
  count.leftovers += leftovers.length;
  count[existsSync(target) ? 'whole' : 'absent'] += 1;
  if (existsSync(target)) expect(printsOnDisk(target)).toBe(whole);
  rmSync(target, { recursive: true, force: true });
}

/** A run that is let through: sweeps what those before it left, and writes everything. */
async function runWhole(): Promise<Calls> {
  const calls = await countCalls(argv);
  expect(readdirSync(parent)).toEqual(['orders']);
  expect(printsOnDisk(target)).toBe(whole);
  rmSync(target, { recursive: true });
  return calls;
}
