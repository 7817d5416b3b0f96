import { execa } from 'execa';
import { expect, test } from 'vitest';

/** What knip.json names as an entry is used by people; all else needs an importer. */
test('no file, export or dependency is without a use', async () => {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ['node_modules/knip/bin/knip.js', '--no-progress'],
    { reject: false },
  );
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});
