import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectTarget } from '../../../src/system/project/inspect-target.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { layFiles } from '../support/files.ts';
import { refusalsOf } from '../support/problems.ts';

type Lay = (target: string) => void;

describe('a target is', () => {
  test.each<[string, Lay]>([
    ['absent', () => {}],
    ['empty', (target) => mkdirSync(target)],
    ['negligible', (target) => mkdirSync(join(target, '.git'), { recursive: true })],
    ['negligible', (target) => layFiles(target, { '.DS_Store': 'x', '._notes': 'x' })],
    ['negligible', (target) => layFiles(target, { 'Thumbs.db': 'x', 'desktop.ini': 'x' })],
    ['negligible', (target) => layFiles(target, { '.idea/a.xml': 'x', '.vscode/a.json': 'x' })],
    ['negligible', (target) => layFiles(target, { '.directory': 'x', '.Trash-1000/a': 'x' })],
    ['occupied', (target) => layFiles(target, { '.DS_Store': 'x', notes: 'x' })],
    ['occupied', (target) => layFiles(target, { '.env': 'x' })],
    ['occupied', (target) => layFiles(target, { '.git/HEAD': 'x', 'README.md': 'x' })],
    ['occupied', (target) => layFiles(target, { '.gitignore': 'x' })],
  ])('%s', async (expected, lay) => {
    const folder = tempFolder();
    lay(join(folder, 'orders'));
    expect(await inspectTarget(join(folder, 'orders'))).toBe(expected);
    symlinkSync('orders', join(folder, 'link'));
    if (expected !== 'absent') expect(await inspectTarget(join(folder, 'link'))).toBe(expected);
  });
});

test('refuses a file, and a link that leads nowhere', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '');
  symlinkSync('nowhere', join(folder, 'link'));
  expect(await refusalsOf(() => inspectTarget(join(folder, 'file')))).toEqual([
    `files/not-a-directory  ${join(folder, 'file')} is a file`,
  ]);
  expect(await refusalsOf(() => inspectTarget(join(folder, 'link')))).toEqual([
    `files/link  ${join(folder, 'link')} is a symbolic link that leads nowhere`,
  ]);
});
