import { execa } from 'execa';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

/** Runs steps as `.ci/run` does, each a script; times are those of a machine and left out. */
async function runSteps(...scripts: readonly (readonly [string, string])[]) {
  const logs = tempFolder();
  const steps = scripts.map(([title, script]) => `step '${title}' bash -c '${script}'`);
  const script = ['set -uo pipefail', 'source .ci/steps.sh', ...steps, 'finish'].join('\n');
  const { stdout, exitCode } = await execa('bash', ['-c', script], {
    env: { LOGS: logs },
    reject: false,
  });
  const lines = stdout.replaceAll(logs, 'LOGS').replace(/^(ok|FAILED) +\d+ s/gm, '$1 N s');
  return { lines: lines.replace(/^\d+ s in all/m, 'N s in all').split('\n'), exitCode };
}

test('a run that went well ends with its logs and its sums', async () => {
  const { lines, exitCode } = await runSteps(
    ['npm ci', 'echo added 3 packages'],
    ['Unit tests on Node 26', 'echo "counted  12 passed, 0 failed, 1 skipped"'],
    ['Slow suites', 'echo "proved   mesh"; echo "counted  3 passed, 0 failed, 0 skipped"'],
  );
  expect(lines).toEqual([
    'ok N s  npm ci',
    'ok N s  Unit tests on Node 26: 12 passed, 1 skipped',
    'ok N s  Slow suites: 3 passed',
    '    proved   mesh',
    'N s in all',
    'log     LOGS/01-npm-ci.log',
    'log     LOGS/02-unit-tests-on-node-26.log',
    'log     LOGS/03-slow-suites.log',
    '15 passed, 0 failed, 1 skipped',
  ]);
  expect(exitCode).toBe(0);
});

test('of a failing suite the first lines of each failure are shown, whatever comes after', async () => {
  const log = [
    'echo "failed   a.test.ts > floats"',
    'echo "         npm error Missing"',
    'echo "failed   b.test.ts > sinks"',
    'echo "         expected 1 to be 0"',
    'echo "counted  1 passed, 2 failed, 0 skipped"',
    'seq 1 300',
    'exit 1',
  ].join('\n');
  const { lines, exitCode } = await runSteps(['Slow suites', log]);
  expect(lines).toEqual([
    'FAILED N s  Slow suites (exit status 1)',
    '    failed   a.test.ts > floats',
    '             npm error Missing',
    '    failed   b.test.ts > sinks',
    '             expected 1 to be 0',
    'N s in all',
    'log     LOGS/01-slow-suites.log',
    '1 passed, 2 failed',
  ]);
  expect(exitCode).toBe(1);
});

test('of a program that runs no tests both ends are shown, and it counts as one failure', async () => {
  const { lines } = await runSteps(['npm ci', 'echo EUSAGE; seq 1 300; exit 3']);
  expect(lines.slice(0, 3)).toEqual(['FAILED N s  npm ci (exit status 3)', '    EUSAGE', '    1']);
  expect(lines).toHaveLength(1 + 40 + 1 + 80 + 3);
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
});
