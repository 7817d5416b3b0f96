import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TreePath } from '../../../src/shared/tree/path.ts';
import type { TreeFile } from '../../../src/shared/tree/tree.ts';
import { recover } from '../../../src/system/project/recover.ts';
import { workspaceIn } from '../../support/runtime.ts';
import { buildRunner } from './build-runner.ts';
import { countCalls, killAfter, killAtCall } from './child.ts';
import { quickFolder } from './quick-disk.ts';
import { chooseMoment, chooseSeed, randomNumbers } from './random.ts';
import { emptyFolders, layTree, printsOf, printsOnDisk } from './read-disk.ts';
import { moving, standing } from './trees.ts';

/** Milliseconds: half a minute alone on two cores, more beside other suites. */
const slow = { timeout: 300_000 };

const parent = quickFolder();
const root = join(parent, 'orders');
const before = printsOf(standing);
const after = printsOf(moved());

function moved(): ReadonlyMap<TreePath, TreeFile> {
  const tree = new Map(standing);
  for (const write of moving) {
    if (write.after) tree.set(write.path, write.after);
    else tree.delete(write.path);
  }
  return tree;
}

test('200 kills, of the recovery too, leave the state before or after', slow, async () => {
  const runner = await buildRunner();
  const random = randomNumbers(chooseSeed());
  const count = { nothing: 0, 'rolled-back': 0, 'rolled-forward': 0, before: 0, after: 0 };
  layTree(root, standing);
  const calls = await countCalls([runner, 'in-place', root]);
  expect(printsOnDisk(root)).toBe(after);
  layAnew();
  for (let kills = 0; kills < 200; ) {
    kills += Number(await killAtCall([runner, 'in-place', root], chooseMoment(calls, random)));
    if (random() < 0.3) await killAfter([runner, 'recover', root], 1 + random() * 200);
    count[await recover(workspaceIn(root))] += 1;
    const state = lookWhich();
    count[state] += 1;
    if (state === 'after') layAnew();
  }
  console.log(`in place, ${calls.all} calls: ${JSON.stringify(count)}`);
  expect(Math.min(...Object.values(count))).toBeGreaterThan(0);
});

function layAnew(): void {
  rmSync(root, { recursive: true });
  layTree(root, standing);
}

/** Which of the two states the folder is in; fails if in neither, or if anything else was left. */
function lookWhich(): 'before' | 'after' {
  expect(readdirSync(parent)).toEqual(['orders']);
  const prints = printsOnDisk(root);
  expect([before, after]).toContain(prints);
  expect(emptyFolders(root)).toEqual([]);
  return prints === before ? 'before' : 'after';
}
