import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeLeftovers } from '../../../src/system/files/remove-leftovers.ts';
import { stagingName } from '../../../src/system/files/staging.ts';
import { ownerOf } from '../../../src/system/process/process-owner.ts';
import { runtime } from '../../support/runtime.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const { machine } = ownerOf(runtime.processHandle);
const deadPid = spawnSync(process.execPath, ['-e', '0']).pid;
const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);

function leave(folder: string, name: string, time = new Date()): void {
  mkdirSync(join(folder, name, 'src'), { recursive: true });
  writeFileSync(join(folder, name, 'src/main.ts'), 'export {};\n');
  utimesSync(join(folder, name), time, time);
}

test.each([
  ['of a dead process', `.idp-staging.${machine}.${deadPid}.0123456789ab`, new Date(), false],
  ['of a process that is alive', stagingName(runtime.processHandle), new Date(), true],
  ['of another machine', `.idp-staging.0123456789ab.${deadPid}.0123456789ab`, new Date(), true],
  [
    'of another machine, two days old',
    '.idp-staging.0123456789ab.1.0123456789ab',
    twoDaysAgo,
    false,
  ],
  [
    'of a number that lives again, two days old',
    stagingName(runtime.processHandle),
    twoDaysAgo,
    false,
  ],
  ['that is only named like one', `.idp-staging.${deadPid}`, twoDaysAgo, true],
])('the folder %s', (_, name, time, stays) => {
  const folder = tempFolder();
  leave(folder, name, time);
  removeLeftovers(folder, runtime.processHandle);
  expect(readdirSync(folder)).toEqual(stays ? [name] : []);
});

test('what a link of such a name points to stays', () => {
  const folder = tempFolder();
  leave(folder, 'services');
  symlinkSync('services', join(folder, `.idp-staging.${machine}.${deadPid}.0123456789ab`));
  removeLeftovers(folder, runtime.processHandle);
  expect(readdirSync(join(folder, 'services/src'))).toEqual(['main.ts']);
});

test('a folder that does not exist is no fault', () => {
  expect(() => removeLeftovers(join(tempFolder(), 'absent'), runtime.processHandle)).not.toThrow();
});
