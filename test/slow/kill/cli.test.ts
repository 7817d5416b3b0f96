import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyBuiltIdp } from './built-idp.ts';
import { type Calls, countCalls, killAfter, killAtCall, run } from './child.ts';
import { layCatalog } from './lay-catalog.ts';
import { quickFolder } from './quick-disk.ts';
import { chooseMoment, chooseSeed, randomNumbers } from './random.ts';
import { printsOnDisk } from './read-disk.ts';
import { smallDisk } from './small-disk.ts';
import { bigTree } from './trees.ts';

/** Milliseconds: half a minute alone on two cores, more beside other suites. */
const slow = { timeout: 300_000 };

const idp = copyBuiltIdp();
const catalog = layCatalog(quickFolder(), bigTree);
const parent = quickFolder();
const target = join(parent, 'orders');

function idpNew(folder: string): readonly string[] {
  const flags = ['--catalog', catalog, '--template', 'only-service', '--out', folder, '--yes'];
  return [idp, 'new', 'service', 'orders', ...flags];
}

describe('idp new of 3,000 files', slow, () => {
  test('60 kills between two calls and 20 by the clock leave no folder, or a whole one', async () => {
    const random = randomNumbers(chooseSeed());
    const argv = idpNew(target);
    const start = performance.now();
    const calls = await runWhole(argv);
    const duration = performance.now() - start;
    const whole = printsOnDisk(target);
    const clear = () => {
      if (existsSync(target)) expect(printsOnDisk(target)).toBe(whole);
      expect(readdirSync(parent).filter((name) => name !== 'orders').length).toBeLessThanOrEqual(1);
      rmSync(target, { recursive: true, force: true });
    };
    clear();
    for (let kills = 0; kills < 60; ) {
      kills += Number(await killAtCall(argv, chooseMoment(calls, random)));
      clear();
    }
    for (let kills = 0; kills < 20; kills += 1) {
      await killAfter(argv, 1 + random() * duration);
      clear();
    }
    await runWhole(argv);
    clear();
  });

  test('two at once for one target: exactly one wins', async () => {
    const ends = await Promise.all([run(idpNew(target), {}), run(idpNew(target), {})]);
    expect(ends.map(({ exit }) => exit).sort()).toEqual([0, 2]);
    expect(ends.find(({ exit }) => exit === 2)?.err).toContain('[files/not-empty]');
    expect(readdirSync(parent)).toEqual(['orders']);
    rmSync(target, { recursive: true });
  });
});

/** A run that is let through: sweeps what those before it left, and writes everything. */
async function runWhole(argv: readonly string[]): Promise<Calls> {
  const calls = await countCalls(argv);
  expect(readdirSync(parent)).toEqual(['orders']);
  return calls;
}

describe.skipIf(smallDisk === undefined)('on a disk of 4 MB (needs a mount)', slow, () => {
  const disk = smallDisk ?? '';

  test('idp new reports which file did not fit, and leaves nothing', async () => {
    const { exit, err } = await run(idpNew(join(disk, 'teams/orders')), {});
    expect(exit).toBe(2);
    expect(err).toMatch(/cannot write .*orders\/\S+: no space left on device {2}\[files\/io\]/);
    expect(readdirSync(disk)).toEqual([]);
  });

  test('that may only be read, idp new leaves nothing', async () => {
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const { exit, err } = await run(idpNew(join(disk, 'orders')), {});
    expect(exit).toBe(2);
    expect(err).toMatch(/cannot write .*orders: read-only file system {2}\[files\/io\]/);
  });
});
