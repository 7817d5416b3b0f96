import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layFiles, readFiles } from '../../follow/support/files.ts';
import { layRelease, type Release } from '../../follow/support/lay-release.ts';
import { run } from '../kill/child.ts';
import { quickFolder } from '../kill/quick-disk.ts';
import { smallDisk } from '../kill/small-disk.ts';
import { idpWith, makeService, standIn } from './support/built-service.ts';

const names = Array.from({ length: 30 }, (_, index) => `hold/box-${index}.txt`);

function heavy(word: string, weight: number): Release {
  const text = (name: string) => `${name} ${word}\n`.repeat(weight);
  return { version: word, files: Object.fromEntries(names.map((name) => [name, text(name)])) };
}

describe.skipIf(smallDisk === undefined)(
  'a disk that fills up during an update (needs a mount)',
  () => {
    test('reports which file did not fit, and leaves every byte; with room it goes on', async () => {
      const parent = quickFolder();
      const catalog = join(parent, 'catalog');
      const made = await makeService(parent, heavy('1.0.0', 1200));
      layFiles(made, { 'hold/box-7.txt': 'mine\n', 'catch/cod.txt': 'cod\n' });
      const folder = join(smallDisk ?? '', 'skua');
      cpSync(made, folder, { recursive: true });
      const before = readFiles(folder);
      standIn(folder);

      layRelease(catalog, heavy('1.1.0', 1900));
      const full = await run(idpWith(catalog, ['update', '--force']), {});
      expect(full).toMatchObject({ exit: 2 });
      expect(full.err).toMatch(/cannot write .*: no space left on device {2}\[files\/io\]/);
      expect(readFiles(folder)).toEqual(before);

      layRelease(catalog, heavy('1.2.0', 50));
      const fits = await run(idpWith(catalog, ['update', '--force']), {});
      expect(fits, fits.err).toMatchObject({ exit: 1 });
      expect(readFiles(folder)['hold/box-3.txt']).toMatch(/^hold\/box-3.txt 1.2.0\n/);
      expect(readFiles(folder)['hold/box-7.txt']).toContain('mine\n');
    });
  },
);
