import { expect, it } from 'vitest';
import { program } from '../../support/run-built.ts';
import { run } from '../support/run.ts';
import { onNode24 } from '../support/tools.ts';

it('idp test --checks makes node-service as it comes and passes its own checks', async () => {
  // Node.js 24 is what a generated service asks for, whatever idp itself runs on.
  const { exitCode, output, stdout } = await run(
    process.execPath,
    [program, 'test', 'node-service/default', '--checks'],
    { env: onNode24(), timeout: 540_000 },
  );
  const passed = [...output.matchAll(/^passed +node-service\/default: (.+?) {2}/gm)].map(
    ([, title]) => title,
  );
  expect(passed, output).toEqual(['Dependencies install', 'Style', 'Types', 'Tests', 'Build']);
  expect(stdout).toContain('cases     1 example: no problems found\nchecks    5 of 5 passed');
  expect(exitCode).toBe(0);
}, 600_000);
