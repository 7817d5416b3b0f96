import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeText } from '../../src/shared/tree/text.ts';
import { readFolder } from '../../src/system/files/read-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { layFiles } from './support/files.ts';
import { refusalsOf } from './support/problems.ts';

test('reads every file below, sorted by UTF-16 units across folders', () => {
  const root = tempFolder();
  layFiles(root, {
    'src/main.ts.hbs': 'x',
    'src-extra': 'x',
    '.npmrc.hbs': 'x',
    Zebra: 'x',
    ähre: 'x',
  });
  const { files } = readFolder(root, 'templates/node/skeleton');
  expect(files.map(({ path, file }) => [path, file])).toEqual(
    ['.npmrc.hbs', 'Zebra', 'src-extra', 'src/main.ts.hbs', 'ähre'].map((path) => [
      path,
      `templates/node/skeleton/${path}`,
    ]),
  );
});

test('keeps bytes and execute bits', () => {
  const root = tempFolder();
  layFiles(root, { 'bin/run': '#!/bin/sh\n' });
  writeFileSync(join(root, 'logo.png'), Buffer.from([0x89, 0x50, 0x00, 0xff]));
  const { files } = readFolder(root, 'skeleton');
  expect(files.map(({ bytes, executable }) => [[...bytes], executable])).toEqual([
    [[...encodeText('#!/bin/sh\n')], true],
    [[0x89, 0x50, 0x00, 0xff], false],
  ]);
});

test('lists links, and follows none', () => {
  const root = tempFolder();
  layFiles(root, { 'docs/guide.md': 'guide' });
  symlinkSync('/etc/passwd', join(root, 'docs/passwords'));
  symlinkSync('docs', join(root, 'alias'));
  const { files, links } = readFolder(root, 'skeleton');
  expect(files.map(({ path }) => path)).toEqual(['docs/guide.md']);
  expect(links).toEqual(['alias', 'docs/passwords']);
});

test('a folder that does not exist holds nothing', () => {
  expect(readFolder(join(tempFolder(), 'absent'), 'absent')).toEqual({ files: [], links: [] });
});

test.skipIf(process.platform === 'win32')('a pipe is refused instead of waited for', async () => {
  const root = tempFolder();
  execFileSync('mkfifo', [join(root, 'pipe')]);
  expect(await refusalsOf(() => readFolder(root, 'skeleton'))).toEqual([
    'files/io  cannot read skeleton/pipe: it is neither a file nor a folder',
  ]);
});
