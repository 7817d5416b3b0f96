import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkOf } from '../support/manifest.ts';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import { describeWithTools, onNode24 } from '../support/tools.ts';
import { paths } from '../support/variants.ts';
import { temporaryFolder } from '../support/workspace.ts';

const idp = fileURLToPath(new URL('../../../bin/idp.js', import.meta.url));

/** Nobody is known to git on a new machine, so the test says who it is. */
const somebody = { name: 'Ada', email: 'ada@acme.example' };
const identity = {
  GIT_AUTHOR_NAME: somebody.name,
  GIT_AUTHOR_EMAIL: somebody.email,
  GIT_COMMITTER_NAME: somebody.name,
  GIT_COMMITTER_EMAIL: somebody.email,
};

/** What a repository holds once its hooks have run, beside what it was given. */
const left = {
  'node-service': { file: 'package-lock.json', untracked: 'node_modules/' },
  'go-service': { file: 'go.sum', untracked: 'bin/' },
  'python-service': { file: 'uv.lock', untracked: '.venv/' },
} as const;

describeWithTools(['node24'], 'the hooks', () => {
  it.each(paths)(
    'of %s leave a repository with one commit, in which the tests pass',
    async (path) => {
      const parent = await temporaryFolder();
      const env = { ...environmentOf(path), ...identity };
      const args = ['new', 'service', 'ledger', '--template', path, '--yes'];
      expectSuccess(await run(idp, args, { cwd: parent, env }));

      const cwd = join(parent, 'ledger');
      expect((await run('git', ['status', '--porcelain'], { cwd })).output).toBe('');
      expect((await run('git', ['rev-list', '--count', 'HEAD'], { cwd })).stdout.trim()).toBe('1');
      const tracked = (await run('git', ['ls-files'], { cwd })).stdout.split('\n');
      expect(tracked).toEqual(expect.arrayContaining([left[path].file, '.idp/lock.yaml']));
      expect(tracked.filter((file) => file.startsWith(left[path].untracked))).toEqual([]);
      const [file, ...test] = checkOf(path, 'Tests').run;
      expectSuccess(await run(file, test, { cwd, env }));
    },
  );

  it('that cannot commit leave the service in place, and say so', async () => {
    const parent = await temporaryFolder();
    const nobody = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', EMAIL: '' };
    const refusing = { ...nobody, GIT_AUTHOR_NAME: '', GIT_COMMITTER_NAME: '' };
    const args = ['new', 'service', 'ledger', '--template', 'node-service', '--yes'];
    const provided = await run(idp, args, { cwd: parent, env: { ...onNode24(), ...refusing } });
    expectSuccess(provided);
    expect(provided.output).toMatch(/commit/i);
    const cwd = join(parent, 'ledger');
    const staged = (await run('git', ['diff', '--cached', '--name-only'], { cwd })).stdout;
    expect(staged).toContain('package.json');
  });
});
