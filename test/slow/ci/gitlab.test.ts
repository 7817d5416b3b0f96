import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edit } from '../support/edit.ts';
import { generateService, idpIn } from '../support/generate-service.ts';
import { accepted, conforms } from '../support/proofs/accepted.ts';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import { describeWithTools, nodeFolder, toolPath, toolsOnPath } from '../support/tools.ts';
import { generated, paths } from '../support/variants.ts';
import { copyOf } from '../support/workspace.ts';
import { commitAll } from './commit-all.ts';

const flags = [
  '--with',
  'ci=gitlab-ci,infrastructure=terraform,messaging=nats,state=postgres,supply-chain=sigstore',
];
const pipeline = '.gitlab-ci.yml';

/** Reads the pipeline as GitLab does, and runs its jobs on this machine instead of in their images. */
const gitlab = (
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) =>
  run(
    join(nodeFolder(24), 'node'),
    [realpathSync(toolPath('gitlab-ci-local')), '--force-shell-executor', ...args],
    { cwd: folder, env: { ...toolsOnPath(), ...env } },
  );

const schema = (folder: string) =>
  run(toolPath('check-jsonschema'), ['--builtin-schema', 'vendor.gitlab-ci', pipeline], {
    cwd: folder,
  });

const tools = [
  'gitlab-ci-local',
  'check-jsonschema',
  'node24',
  'promtool',
  'conftest',
  'kustomize',
];

describeWithTools(tools, 'the pipeline of GitLab', () => {
  it.each(paths)('of %s is read, with every job in its stage', async (path) => {
    const folder = await generateService(path, ...flags);
    await commitAll(folder);
    expectSuccess(await schema(folder));
    conforms(folder, 'ci/gitlab-ci', 'check-jsonschema', 'GitLab pipelines');
    const outcome = await gitlab(folder, ['--list-json']);
    expectSuccess(outcome);
    const jobs = JSON.parse(outcome.stdout) as readonly { name: string; stage: string }[];
    expect(jobs.map(({ name, stage }) => `${stage}: ${name}`)).toEqual([
      'verify: checks',
      'verify: build',
      'verify: infrastructure',
      'verify: infrastructure-policy',
      'verify: alerts',
      'verify: policy',
      'verify: vulnerabilities',
      'publish: push',
      'publish: sign',
    ]);
    accepted(folder, 'ci/gitlab-ci', 'gitlab-ci-local');
  });

  it.each([
    ['  stage: publish\n  needs', '  stage: publsih\n  needs', 'publsih'],
    ['needs: [push]', 'needs: [pushed]', 'pushed'],
    ['  script:\n    - policy/check.sh', '  scirpt:\n    - policy/check.sh', 'policy'],
  ])('is refused with %j written as %j', async (from, to, says) => {
    const folder = await generateService('go-service', ...flags);
    await edit(join(folder, pipeline), from, to);
    await commitAll(folder);
    const { exitCode, output } = await gitlab(folder, ['--list-json']);
    expect(exitCode, output).not.toBe(0);
    expect(output).toContain(says);
  });

  it('runs the checks of a service', async () => {
    const path = 'python-service';
    const folder = await copyOf(generated(`${path}, default`).folder);
    expectSuccess(await idpIn(folder, 'add', 'ci=gitlab-ci', '--yes', '--force', '--no-hooks'));
    await commitAll(folder);
    const outcome = await gitlab(folder, ['checks', 'alerts'], environmentOf(path));
    expectSuccess(outcome);
    for (const job of ['checks', 'alerts']) expect(outcome.output).toContain(`PASS  ${job}`);
  });

  describe.each(paths)('of %s', (path) => {
    it('takes the place of the one of GitHub, and gives it back', async () => {
      const folder = await generateService(path);
      await commitAll(folder);
      const github = join(folder, '.github/workflows/ci.yml');
      const before = await readFile(github, 'utf8');
      expectSuccess(await idpIn(folder, 'add', 'ci=gitlab-ci', '--yes', '--no-hooks'));
      expect([existsSync(github), existsSync(join(folder, pipeline))]).toEqual([false, true]);
      await commitAll(folder);
      expectSuccess(await idpIn(folder, 'status'));
      expectSuccess(await idpIn(folder, 'add', 'ci=github-actions', '--yes', '--no-hooks'));
      expect(existsSync(join(folder, pipeline))).toBe(false);
      expect(await readFile(github, 'utf8')).toBe(before);
    });
  });
});
