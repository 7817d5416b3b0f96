import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Files, layFiles, readFiles } from '../../follow/support/files.ts';
import { layRelease } from '../../follow/support/lay-release.ts';
import { countCalls, killAtCall, run } from '../kill/child.ts';
import { quickFolder } from '../kill/quick-disk.ts';
import { chooseSeed, randomNumbers } from '../kill/random.ts';
import { commitFirst, copyOver, idpWith, makeService, standIn } from './support/built-service.ts';
import { fleetOf } from './support/fleet.ts';

const kills = 60;
const slow = { timeout: 900_000 };
const writing = ['writeFileSync', 'renameSync', 'linkSync', 'unlinkSync', 'mkdirSync', 'rmdirSync'];
const fleet = fleetOf(40);

/** A service at the point before its update, and what a run of `idp` in it does. */
async function standing(edits: Parameters<typeof layFiles>[1]) {
  const parent = quickFolder();
  const folder = await makeService(parent, fleet.first);
  layFiles(folder, edits);
  commitFirst(folder);
  layRelease(join(parent, 'catalog'), fleet.second);
  copyOver(folder, join(parent, 'before'));
  standIn(folder);
  const argv = (...args: readonly string[]) =>
    idpWith(join(parent, 'catalog'), ['update', '--trust', ...args]);
  const reset = () => {
    process.chdir(parent);
    copyOver(join(parent, 'before'), folder);
    process.chdir(folder);
  };
  return {
    folder,
    argv,
    reset,
    before: readFiles(folder),
    idp: (...args: readonly string[]) => run(argv(...args), {}),
  };
}

/** A moment before or after a call that writes, each as likely as the others. */
function chooseWrite(calls: Readonly<Record<string, number>>, random: () => number): string {
  const all = writing.flatMap((name) =>
    Array.from({ length: calls[name] ?? 0 }, (_, index) => `${name} ${index + 1}`),
  );
  const moment = random() < 0.5 ? 'before' : 'after';
  return `${moment} ${all[Math.floor(random() * all.length)]}`;
}

test(
  `${kills} kills of an update, and then --abort or a second run: nothing is lost`,
  slow,
  async () => {
    const { folder, argv, reset, before, idp } = await standing(fleet.edits);
    const random = randomNumbers(chooseSeed());
    const calls: Readonly<Record<string, number>> = await countCalls(argv());
    const after = readFiles(folder);
    const ends = { 'rolled back': 0, waiting: 0, done: 0 };
    for (let killed = 0; killed < kills; ) {
      reset();
      if (!(await killAtCall(argv(), chooseWrite(calls, random)))) continue;
      killed += 1;
      if (random() < 0.5) {
        const { exit, err } = await idp('--abort');
        const state = readFiles(folder);
        if (exit === 0) expect(state).toEqual(before);
        else expect(err).toContain('[update/not-in-progress]');
        ends[sameAs(state, before, after)] += 1;
      } else {
        const again = await idp();
        if (again.exit === 2) {
          expect(again.err).toContain('[update/in-progress]');
          expect((await idp('--continue')).exit).toBe(0);
          ends.waiting += 1;
        } else expect(again, again.err).toMatchObject({ exit: 0 });
        expect(readFiles(folder)).toEqual(after);
      }
    }
    console.log(`an update of ${Object.keys(before).length} files: ${JSON.stringify(ends)}`);
  },
);

function sameAs(state: Files, before: Files, after: Files): 'rolled back' | 'done' {
  const isBefore = JSON.stringify(state) === JSON.stringify(before);
  expect(state).toEqual(isBefore ? before : after);
  return isBefore ? 'rolled back' : 'done';
}

test(
  `${kills} kills of an update with conflicts, of its --abort and its --continue`,
  slow,
  async () => {
    const { folder, argv, reset, before, idp } = await standing({ ...fleet.edits, ...fleet.clash });
    const random = randomNumbers(chooseSeed());
    expect(await idp()).toMatchObject({ exit: 1 });
    const conflicted = readFiles(folder);
    const abort: Readonly<Record<string, number>> = await countCalls(argv('--abort'));
    expect(readFiles(folder)).toEqual(before);
    for (let killed = 0; killed < kills; ) {
      reset();
      const what = random();
      if (what < 0.5) {
        killed += Number(
          await killAtCall(argv(), chooseWrite({ ...abort, writeFileSync: 60 }, random)),
        );
        const again = await idp();
        expect([1, 2], again.err).toContain(again.exit);
        expect(readFiles(folder)).toEqual(conflicted);
        await expectBack();
      } else {
        expect(await idp()).toMatchObject({ exit: 1 });
        killed += Number(await killAtCall(argv('--abort'), chooseWrite(abort, random)));
        await expectBack();
      }
    }

    /** Whether the kill came before the way back was gone or after: the state before stands. */
    async function expectBack(): Promise<void> {
      const { exit, err } = await idp('--abort');
      if (exit !== 0) expect(err).toContain('[update/not-in-progress]');
      expect(readFiles(folder)).toEqual(before);
    }
  },
);
