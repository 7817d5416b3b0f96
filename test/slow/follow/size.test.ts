import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layFiles, readFiles } from '../../follow/support/files.ts';
import { layRelease } from '../../follow/support/lay-release.ts';
import { run } from '../kill/child.ts';
import { quickFolder } from '../kill/quick-disk.ts';
import { commitFirst, idpWith, makeService, standIn } from './support/built-service.ts';
import { fleetOf } from './support/fleet.ts';

/** Milliseconds: some seconds alone, more beside other suites. */
const slow = { timeout: 300_000 };

test(
  'a service of 5,000 files with 1,000 edited ones follows 4,500 changes, and then none',
  slow,
  async () => {
    const parent = quickFolder();
    const fleet = fleetOf(5000);
    const folder = await makeService(parent, fleet.first);
    layFiles(folder, fleet.edits);
    commitFirst(folder);
    layRelease(join(parent, 'catalog'), fleet.second);
    standIn(folder);
    const idp = (...args: readonly string[]) => run(idpWith(join(parent, 'catalog'), args), {});

    const start = performance.now();
    expect(await idp('status')).toMatchObject({ exit: 1 });
    const update = await idp('update', '--no-hooks');
    const seconds = (performance.now() - start) / 1000;
    expect(update, update.err).toMatchObject({ exit: 0 });
    const words = update.out.split('\n').map((line) => line.split(' ')[0] ?? '');
    const count = (word: string) => words.filter((one) => one === word).length;
    expect({
      update: count('update'),
      merge: count('merge'),
      move: count('move'),
      delete: count('delete'),
      leave: count('leave'),
      create: count('create'),
    }).toEqual({ update: 2000, merge: 1000, move: 500, delete: 500, leave: 1, create: 1 });

    const files = readFiles(folder);
    expect(files['hold/0/box-1750.txt']).toMatch(/^second\n[\s\S]*\nmine\n$/);
    expect(files['deck/box-4000.txt']).toMatch(/\nmoved\n$/);
    expect(await idp('update', '--no-hooks')).toMatchObject({
      exit: 0,
      err: 'Already up to date: trawler 1.1.0\n',
    });
    expect(readFiles(folder)).toEqual(files);
    console.log(`status and update of 5,000 files: ${seconds.toFixed(1)} s`);
  },
);
