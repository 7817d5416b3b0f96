import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from '../../src/system/files/replace-file.ts';
import { runtime } from '../support/runtime.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { refusalsOf } from './support/problems.ts';

test('a link stays one, and the file that it leads to gets the text', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'report.xml'), 'old');
  symlinkSync('report.xml', join(folder, 'latest.xml'));
  replaceFile(join(folder, 'latest.xml'), join(folder, 'latest.xml'), 'new', runtime.processHandle);
  expect(lstatSync(join(folder, 'latest.xml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toBe('new');
});

test.skipIf(process.platform === 'win32')('a device stays a device', () => {
  replaceFile('/dev/null', '/dev/null', 'a report that nobody wants', runtime.processHandle);
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test.skipIf(process.platform === 'win32')(
  'a pipe that nobody reads is refused at once',
  async () => {
    const pipe = join(tempFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(
      await refusalsOf(() => replaceFile(pipe, pipe, 'a report', runtime.processHandle)),
    ).toEqual([`files/io  cannot write ${pipe}: no such device or address`]);
  },
);
