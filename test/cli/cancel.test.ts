import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { location } from '../support/place.ts';
import { until } from '../support/poll.ts';
import { startBuilt } from '../support/run-built.ts';
import { pathsIn } from '../support/tree-text.ts';

const press = resolve('test/commands/fixtures/hooks-of-every-ending');

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s during a hook ends it and keeps the service',
  async (signal) => {
    const { work } = location();
    const argv = ['new', 'workshop', 'ink', '--set', 'ending=never', '--trust'];
    const run = startBuilt(argv, { cwd: work, environment: { IDP_CATALOG: press } });
    const file = join(work, 'ink/waiting.pid');
    await until('the hook runs', () => existsSync(file) && readFileSync(file, 'utf8') !== '');
    const pid = Number(readFileSync(file, 'utf8'));
    run.kill(signal);
    const { exitCode, stdout, stderr } = await run;
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    expect(stderr).toMatch(
      /\ncancelled during Press for ever {2}\[usage\/cancelled\]\n {3}hint {2}the service is in ink; to continue: cd ink && node tools\/wait\.mjs && /,
    );
    await until('the hook has ended', () => !isAlive(pid));
    expect(pathsIn(work)).toContain('ink/.idp/lock.yaml');
  },
);
