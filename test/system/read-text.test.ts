import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTextFile, readTextIfAny } from '../../src/system/files/read-text.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { refusalsOf } from './support/problems.ts';

test('reads UTF-8', () => {
  const file = join(tempFolder(), 'answers.yaml');
  writeFileSync(file, 'name: bestellungen-größe\n');
  expect(readTextFile(file)).toBe('name: bestellungen-größe\n');
  expect(readTextIfAny(file)).toBe('name: bestellungen-größe\n');
});

test('says why it cannot', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'folder'));
  const absent = join(folder, 'absent.yaml');
  expect(readTextIfAny(absent)).toBeUndefined();
  expect(await refusalsOf(() => readTextFile(absent))).toEqual([
    `files/io  cannot read ${absent}: no such file or directory`,
  ]);
  expect(await refusalsOf(() => readTextIfAny(join(folder, 'folder')))).toEqual([
    `files/io  cannot read ${join(folder, 'folder')}: it is a folder`,
  ]);
});
