import { expect, it } from 'vitest';
import { runBuilt } from '../../support/run-built.ts';

it('idp test --checks makes node-service as it comes and passes its own checks', async () => {
  const { exit, out, err } = await runBuilt(['test', 'node-service/default', '--checks'], {
    cwd: process.cwd(),
    environment: { HOME: process.env.HOME ?? '' },
  });
  const passed = [...err.matchAll(/^passed +node-service\/default: (.+?) {2}/gm)].map(
    ([, title]) => title,
  );
  expect(passed, `${out}\n${err}`).toEqual([
    'Dependencies install',
    'Style',
    'Types',
    'Tests',
    'Build',
  ]);
  expect(out).toContain('cases     1 example: nothing is wrong\nchecks    5 of 5 passed');
  expect(exit).toBe(0);
}, 600_000);
