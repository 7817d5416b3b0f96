import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectKept } from '../../follow/support/expect-kept.ts';
import { readFiles } from '../../follow/support/files.ts';
import { git } from '../../follow/support/git.ts';
import { expectSuccess, type Outcome, run } from '../support/run.ts';
import { onNode24 } from '../support/tools.ts';
import { generated } from '../support/variants.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { commitFirst, idpWith } from './support/built-service.ts';
import { develop } from './support/develop.ts';
import { layShipped, releaseFirst, releaseSecond } from './support/node-service-releases.ts';

/** Milliseconds: two minutes alone, most of them for the service's own tests. */
const slow = { timeout: 900_000 };

test(
  'a node-service with real edits follows two versions of its path, and its tests pass after each',
  slow,
  async () => {
    const root = await temporaryFolder();
    const [catalog, folder] = [join(root, 'catalog'), join(root, 'orders')];
    const idp = (args: readonly string[], cwd = folder): Promise<Outcome> =>
      run(process.execPath, [...idpWith(catalog, args)], { cwd });
    layShipped(catalog);
    const make = ['new', 'service', 'orders', '--yes', '--no-hooks', '--out', folder];
    expectSuccess(await idp(make, root));
    const installed = generated('node-service, default').folder;
    expectSuccess(await run('cp', ['-a', '--link', join(installed, 'node_modules'), folder]));
    await develop(folder);
    commitFirst(folder);

    for (const [version, release] of [
      ['2.1.0', releaseFirst],
      ['2.2.0', releaseSecond],
    ] as const) {
      await release(catalog);
      const before = readFiles(folder);
      const update = await idp(['update', '--no-hooks']);
      expectSuccess(update);
      expect(update.output).toMatch(/^merge +package\.json$/m);
      expectKept(before, readFiles(folder), false);
      expect(readFileSync(join(folder, '.idp/lock.yaml'), 'utf8')).toContain(`version: ${version}`);
      expectSuccess(await run('npm', ['run', 'check'], { cwd: folder, env: onNode24() }));
      git(folder, 'add', '--all');
      git(
        folder,
        '-c',
        'user.name=Ana',
        '-c',
        'user.email=ana@example.com',
        'commit',
        '-qm',
        version,
      );
      expectSuccess(await idp(['status', '--outdated']));
    }

    const read = (path: string) => readFileSync(join(folder, path), 'utf8');
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['clean', 'verify', 'watch']));
    expect(read('deploy/base/deployment.yaml')).toMatch(
      /revisionHistoryLimit: 10\n {2}# Our images are large\.\n {2}progressDeadlineSeconds: 600\n {2}minReadySeconds: 10\n/,
    );
    expect(read('.github/workflows/ci.yml')).toMatch(
      /timeout-minutes: 20\n[\s\S]*npm audit signatures --omit=dev\n[\s\S]*- name: Unit and process tests\n {8}run: npm test\n/,
    );
    expect(read('docs/operations/runbook.md')).toMatch(
      /^# Runbook of orders\n[\s\S]*## Call Ana first\n/,
    );
  },
);
