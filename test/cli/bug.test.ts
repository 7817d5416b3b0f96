import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { runMain } from '../../src/cli/run-main.ts';

test('what is no mistake of a user is reported with stack, versions and where to report it', async () => {
  const stderr = new PassThrough();
  const stdout = new PassThrough();
  const exit = await runMain({
    argv: ['list'],
    streams: { stdin: Readable.from([]), stdout, stderr },
    environment: {},
    processHandle: process,
    get cwd(): string {
      throw new TypeError('the disk is made of cheese');
    },
    version: '9.8.7',
    nodeVersion: 'v20.19.0',
    bugs: 'https://bugs.example/idp',
    shippedTemplates: 'nowhere',
    signal: new AbortController().signal,
  });
  expect(exit).toBe(2);
  expect(stdout.read()).toBeNull();
  expect(String(stderr.read())).toMatch(
    /^TypeError: the disk is made of cheese\n {4}at [\s\S]*\n\nThis is a bug in idp 9\.8\.7 \(Node v20\.19\.0\)\. Please report it with the lines above: https:\/\/bugs\.example\/idp\n$/,
  );
});
