import { execa } from 'execa';
import { expect, test } from 'vitest';

test('a run of vitest reports each failure, those of set-ups too, and the sums', async () => {
  const args = ['run', '--config', 'test/report/fixtures/vitest.config.ts'];
  const { stdout, exitCode } = await execa('node_modules/.bin/vitest', args, { reject: false });
  expect(exitCode).toBe(1);
  const file = 'test/report/fixtures/harbour.test.ts';
  expect(stdout.slice(stdout.indexOf('failed   ')).split('\n')).toEqual([
    `failed   ${file} > a harbour whose set-up fails`,
    '         Error: the tide is out',
    '         wait for six hours',
    `failed   ${file} > a harbour that cannot be closed`,
    '         TypeError: a rope is stuck',
    `failed   ${file} > a harbour whose set-up fails > lets ships in`,
    '         the set-up of its suite failed',
    `failed   ${file} > a harbour whose set-up fails > at night > has a light`,
    '         the set-up of its suite failed',
    `failed   ${file} > counts ships`,
    '         count --ships',
    '         error: fog: expected 1 to be 2 // Object.is equality',
    'counted  1 passed, 5 failed, 1 skipped',
  ]);
});
