import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { program } from '../support/run-built.ts';

const broken = fileURLToPath(new URL('./support/break-disk.cjs', import.meta.url));

test('a bug of the built program names files and lines of the sources', async () => {
  const { exitCode, stderr } = await execa(
    process.execPath,
    ['--require', broken, program, 'list'],
    { env: { PATH: process.env.PATH }, extendEnv: false, reject: false, stdin: 'ignore' },
  );
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^TypeError: the disk is made of cheese\n/);
  expect(stderr).toMatch(/\n {4}at .*\(src\/system\/[\w/-]+\.ts:\d+:\d+\)\n/);
  expect(stderr).not.toMatch(/dist\/.*\.js:\d+/);
});

test('the sources run as they are, without a build', async () => {
  const tsx = fileURLToPath(import.meta.resolve('tsx/cli'));
  const { stdout } = await execa(process.execPath, [tsx, 'src/main.ts', 'list'], {
    env: { PATH: process.env.PATH },
    extendEnv: false,
    stdin: 'ignore',
  });
  expect(stdout).toMatch(/^name .*\n[\s\S]*\nnode-service /);
});
