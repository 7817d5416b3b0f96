import { expect, test } from 'vitest';
import { location } from '../support/place.ts';
import { runBuilt } from '../support/run-built.ts';

/** Throws as soon as the program listens for what nobody catches, outside of every promise of the run. */
const preload = `process.on('newListener', (event) => {
  if (event === 'uncaughtException') setImmediate(() => { throw new Error('the tide is out'); });
});`;

test('what is thrown outside of the run is reported as a bug and ends with 2, not with 1', async () => {
  const { work } = location();
  const { exit, err } = await runBuilt(['list'], {
    cwd: work,
    environment: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}` },
  });
  expect(exit).toBe(2);
  expect(err).toMatch(/^Error: the tide is out\n {4}at /);
  expect(err).toContain('\n\nThis is a bug in idp ');
});
