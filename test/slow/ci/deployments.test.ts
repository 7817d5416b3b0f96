import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { generateService } from '../support/generate-service.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolsOnPath } from '../support/tools.ts';
import { actionlint, workflowSchema, workflowsOf, zizmor } from '../support/workflows.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { commitAll } from './commit-all.ts';

const image = `ghcr.io/acme/orders@sha256:${'a'.repeat(64)}`;

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

/**
 * A service in a repository, beside the one that it is pushed to, and a `gh` that writes down how it is called, and may
 * open pull requests or not.
 */
async function repositoryOf(flags: readonly string[], { mayOpen = true } = {}) {
  const folder = await generateService('go-service', '--with', 'deploy=argo-cd', ...flags);
  await commitAll(folder);
  const remote = join(await temporaryFolder(), 'remote.git');
  expectSuccess(await run('git', ['clone', '--quiet', '--bare', folder, remote]));
  const bin = join(await temporaryFolder(), 'bin');
  await mkdir(bin);
  const calls = join(bin, 'calls');
  await writeFile(calls, '');
  await writeFile(
    join(bin, 'gh'),
    `#!/bin/sh\necho "$@" >> '${calls}'\n[ "$1" != pr ] || ${mayOpen}\n`,
    {
      mode: 0o755,
    },
  );
  const tools = toolsOnPath();
  const env = {
    ...tools,
    PATH: [bin, tools.PATH].join(delimiter),
    IMAGE: image,
    TOKEN: 'hunter2',
    GITHUB_SHA: '0123abc',
    GITHUB_REF_NAME: 'v1.2.0',
    GITHUB_REPOSITORY: 'acme/orders',
    GITHUB_STEP_SUMMARY: join(bin, 'summary'),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${remote}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://x-access-token:hunter2@github.com/acme/orders.git',
  };
  const { jobs } = parse(
    readFileSync(join(folder, '.github/workflows/release.yml'), 'utf8'),
  ) as Workflow;
  const git = async (...args: readonly string[]) =>
    (await run('git', ['--git-dir', remote, ...args])).stdout.trimEnd();
  return {
    git,
    calls: () => readFileSync(calls, 'utf8'),
    runJob: async (name: string) => {
      const script = jobs[name]?.steps.map(({ run = '' }) => run).join('\n') ?? 'exit 99';
      const ran = await run('bash', ['-eo', 'pipefail', '-c', script], { cwd: folder, env });
      expectSuccess(ran);
      return ran.output;
    },
  };
}

const checkers = ['actionlint', 'shellcheck', 'zizmor', 'check-jsonschema'];

describeWithTools(checkers, 'the workflows that deploy', () => {
  it('pass actionlint, zizmor and the schema', async () => {
    const folder = await generateService('go-service', '--with', 'deploy=argo-cd');
    expect(workflowsOf(folder).map((file) => basename(file))).toContain('release.yml');
    expectSuccess(await actionlint(folder));
    expectSuccess(await zizmor(folder));
    expectSuccess(await workflowSchema(folder));
  });
});

describeWithTools(['kustomize'], 'the deployments of a pipeline', () => {
  it('push main with the digest to the branch of development', async () => {
    const { git, runJob } = await repositoryOf([]);
    const main = await git('rev-parse', 'main');
    await runJob('development');
    expect(await git('rev-parse', 'main')).toBe(main);
    expect(await git('rev-parse', 'environment/development^')).toBe(main);
    const path = 'deploy/overlays/development/kustomization.yaml';
    expect(await git('show', '--format=', '--name-only', 'environment/development')).toBe(path);
    const text = await git('show', `environment/development:${path}`);
    expect((parse(text) as { readonly images: unknown }).images).toEqual([
      { name: 'ghcr.io/acme/orders', digest: `sha256:${'a'.repeat(64)}` },
    ]);
  });

  it('propose a release for production, and start the checks that a workflow does not trigger', async () => {
    const { git, calls, runJob } = await repositoryOf(['--set', 'codeSecurity=true']);
    const main = await git('rev-parse', 'main');
    await runJob('production');
    expect(await git('rev-parse', 'main')).toBe(main);
    expect(await git('rev-parse', 'deploy/v1.2.0^')).toBe(main);
    const files = await git('show', '--format=', '--name-only', 'deploy/v1.2.0');
    expect(files).toBe('deploy/overlays/production/kustomization.yaml');
    expect(calls()).toBe(
      `pr create --base main --head deploy/v1.2.0 --title Deploy v1.2.0 to production --body Argo CD deploys ${image} once this is merged.\nworkflow run ci.yml --ref deploy/v1.2.0\nworkflow run codeql.yml --ref deploy/v1.2.0\n`,
    );
  });

  it('say how to open the pull request, where the organization does not let a workflow do so', async () => {
    const { git, calls, runJob } = await repositoryOf([], { mayOpen: false });
    expect(await runJob('production')).toContain(
      '::warning::Open the pull request yourself: https://github.com/acme/orders/compare/main...deploy/v1.2.0?expand=1',
    );
    expect(await git('rev-parse', '--verify', 'deploy/v1.2.0')).toMatch(/^[0-9a-f]{40}$/);
    expect(calls()).toContain('workflow run ci.yml --ref deploy/v1.2.0\n');
  });
});
