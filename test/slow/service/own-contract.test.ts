import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, type Path, paths } from '../support/variants.ts';
import { copyOf } from '../support/workspace.ts';

/** How a service runs the one test of its own that holds rules and dashboards against what it tells. */
const own: Readonly<Record<Path, readonly [string, ...string[]]>> = {
  'node-service': ['npx', 'vitest', 'run', 'test/process/observability.test.ts'],
  'go-service': [
    'go',
    'test',
    '-run',
    'TestTheServiceExportsWhatRulesAndDashboardsRead',
    './cmd/...',
  ],
  'python-service': ['.venv/bin/python', '-m', 'pytest', 'tests/test_observability.py'],
};

/** What was installed; the copy borrows it. */
const installed = ['node_modules', '.venv'];

describeWithTools(['node24'], 'the test that a service has of its metrics', () => {
  describe.each(paths)('%s', (path) => {
    const [file, ...args] = own[path];
    const copy = async () => {
      const { folder } = generated(`${path}, default`);
      const into = await copyOf(folder);
      for (const name of installed) await symlink(join(folder, name), join(into, name));
      return into;
    };
    const test = (folder: string) => run(file, args, { cwd: folder, env: environmentOf(path) });

    it('passes as it comes', async () => {
      expectSuccess(await test(await copy()));
    });

    it.each([
      ['a metric that the service does not tell', 'lost_requests_total', 'job="orders"'],
      ['a label that a metric does not have', 'target_info', 'colour="red"'],
    ])('names %s', async (_, metric, label) => {
      const folder = await copy();
      await writeFile(join(folder, 'docs/runbooks/new.md'), `    rate(${metric}{${label}}[5m])\n`);
      const { exitCode, output } = await test(folder);
      expect(exitCode, output).not.toBe(0);
      expect(output).toContain(metric);
    });
  });
});
