import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { readTree } from '../../src/system/files/read-tree.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { layFiles, treeOf } from './support/files.ts';
import { refusalsOf } from './support/problems.ts';

const paths = (...texts: readonly string[]) => texts as readonly TreePath[];

test('reads those of the paths that are files', () => {
  const root = tempFolder();
  const files = { 'bin/run': '#!/bin/sh\n', 'README.md': 'orders\n' };
  layFiles(root, { ...files, 'not-asked.txt': 'mine\n', 'folder/x': 'x' });
  const tree = readTree(root, paths('README.md', 'absent', 'folder', 'README.md/x', 'bin/run'));
  expect([...tree.keys()]).toEqual(['README.md', 'bin/run']);
  for (const [path, file] of treeOf(files)) {
    expect(Buffer.from(tree.get(path)?.bytes ?? [])).toEqual(file.bytes);
    expect(tree.get(path)?.executable).toBe(file.executable);
  }
});

test('a root that does not exist holds none', () => {
  expect(readTree(join(tempFolder(), 'absent'), paths('README.md')).size).toBe(0);
});

test('tells of every link on the way once; the root itself may be one', async () => {
  const folder = tempFolder();
  layFiles(folder, { 'real/README.md': 'x', 'elsewhere/a': 'x', 'elsewhere/b': 'x' });
  symlinkSync('real', join(folder, 'orders'));
  symlinkSync('../elsewhere', join(folder, 'real/src'));
  symlinkSync('nowhere', join(folder, 'real/LICENSE'));
  const root = join(folder, 'orders');
  const asked = paths('README.md', 'src/a', 'src/b', 'LICENSE');
  expect(await refusalsOf(() => readTree(root, asked, 'orders'))).toEqual([
    'files/link  orders/src is a symbolic link; idp does not write through links',
    'files/link  orders/LICENSE is a symbolic link; idp does not write through links',
  ]);
  expect([...readTree(root, paths('README.md')).keys()]).toEqual(['README.md']);
});
