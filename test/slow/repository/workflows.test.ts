import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generateService } from '../support/generate-service.ts';
import { accepted, conforms } from '../support/proofs/accepted.ts';
import { expectSuccess } from '../support/run.ts';
import { commandsOf } from '../support/runtimes.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, paths, variants } from '../support/variants.ts';
import { actionlint, workflowSchema, workflowsOf, zizmor } from '../support/workflows.ts';

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly uses?: string;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly { readonly run?: string }[];
}

const tools = ['actionlint', 'shellcheck', 'zizmor', 'check-jsonschema'];

describeWithTools(tools, 'GitHub workflows', () => {
  describe.each(variants)('%s', (variant) => {
    const { folder } = generated(variant);
    const texts = () => workflowsOf(folder).map((file) => readFileSync(file, 'utf8'));
    const jobs = () => texts().flatMap((text) => Object.entries((parse(text) as Workflow).jobs));

    it('pass actionlint, with shellcheck over their scripts', async () => {
      expectSuccess(await actionlint(folder));
      accepted(folder, 'ci/github-actions', 'actionlint');
    });

    it('pass zizmor at its most pedantic', async () => {
      expectSuccess(await zizmor(folder));
      accepted(folder, 'ci/github-actions', 'zizmor');
    });

    it('are workflows by the schema', async () => {
      expectSuccess(await workflowSchema(folder));
      conforms(folder, 'ci/github-actions', 'check-jsonschema', 'GitHub workflows');
    });

    it('pin each action by its commit, with the version beside it', () => {
      const uses = texts().flatMap((text) => text.match(/uses: .*/g) ?? []);
      const foreign = uses.filter((line) => !line.startsWith('uses: ./'));
      expect(foreign.length).toBeGreaterThan(3);
      for (const line of foreign) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    });

    it('grant nothing by default, and end by themselves', () => {
      for (const text of texts()) expect((parse(text) as Workflow).permissions).toEqual({});
      for (const [name, job] of jobs()) {
        if (job.uses === undefined) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
      }
    });

    it('run only scripts that the repository has', () => {
      const commands = jobs().flatMap(([, { steps = [] }]) =>
        steps.flatMap((step) => step.run ?? []),
      );
      const { pattern, names } = commandsOf(generated(variant));
      const called = commands.flatMap((text) => [...text.matchAll(pattern)]);
      expect(called.length).toBeGreaterThan(0);
      for (const [, name] of called) expect(names).toContain(name);
      for (const [path] of commands.join('\n').matchAll(/\b[\w/-]+\.sh\b/g)) {
        expect(existsSync(join(folder, path)), path).toBe(true);
      }
    });
  });
});

describeWithTools(tools, 'GitHub workflows with all that a preset lays', () => {
  it.each(paths)('of %s pass the same', async (path) => {
    const folder = await generateService(
      path,
      '--preset',
      'enterprise',
      '--with',
      'messaging=nats,state=postgres',
    );
    for (const check of [actionlint, zizmor, workflowSchema]) expectSuccess(await check(folder));
  });
});
