import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { breakages } from '../support/breakages.ts';
import { judge } from '../support/conftest.ts';
import { buildOverlay, overlays } from '../support/manifests.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath, toolsOnPath } from '../support/tools.ts';
import { generated, paths, variants } from '../support/variants.ts';

/** Per policy over the Dockerfile: what is replaced, by what, and what is said of it. */
const dockerfileBreakages = [
  ['add', /^COPY .*$/m, 'ADD https://acme.example/src.tar ./src', 'ADD fetches'],
  ['base_image', /^FROM (--\S+ )?\S+/m, 'FROM debian:latest', 'has no fixed version'],
  ['base_image', /^FROM (--\S+ )?\S+/m, 'FROM debian', 'has no fixed version'],
  ['secrets', /^ENV .*$/m, 'ENV API_TOKEN=hunter2', 'API_TOKEN stays readable'],
  ['start', /^ENTRYPOINT .*$/m, 'ENTRYPOINT node dist/main.js', 'starts a shell'],
  ['user', /^USER .*$/m, '', 'runs as root'],
  ['user', /^USER .*$/m, 'USER 0', 'runs as root'],
] as const;

describeWithTools(['conftest', 'kustomize', 'opa'], 'policies', () => {
  describe.each(variants)('%s', (variant) => {
    const { folder } = generated(variant);

    it('pass their own tests, all of them', async () => {
      const outcome = await run(toolPath('opa'), ['test', 'policy', '--format', 'json'], {
        cwd: folder,
      });
      expectSuccess(outcome);
      expect((JSON.parse(outcome.stdout) as unknown[]).length).toBeGreaterThan(breakages.length);
      accepted(folder, 'policy/opa', 'opa');
    });

    it('are run by one command, and have nothing against the service', async () => {
      expectSuccess(await run('policy/check.sh', [], { cwd: folder, env: toolsOnPath() }));
      accepted(folder, 'policy/opa', 'conftest');
    });

    it.each(overlays)('have nothing against what %s deploys', async (overlay) => {
      expect(await judge(folder, 'kubernetes', await buildOverlay(folder, overlay))).toEqual([]);
    });
  });

  const { folder } = generated('node-service, default');

  it.each(breakages)('$policy: $says', async ({ says, change }) => {
    const objects = parseAllDocuments(await buildOverlay(folder, 'production'));
    change(objects);
    const messages = await judge(folder, 'kubernetes', objects.map(String).join('---\n'));
    expect(messages).not.toEqual([]);
    for (const message of messages) expect(message).toContain(says);
  });

  describe.each(paths)('the Dockerfile of %s', (path) => {
    it.each(dockerfileBreakages)('%s: %s by %s', async (_, pattern, by, says) => {
      const text = readFileSync(join(generated(`${path}, default`).folder, 'Dockerfile'), 'utf8');
      expect(text).toMatch(pattern);
      const messages = await judge(folder, 'dockerfile', text.replace(pattern, by));
      expect(messages).toEqual([expect.stringContaining(says)]);
    });
  });

  it('are each seen to refuse something', () => {
    const refusing = [...breakages, ...dockerfileBreakages.map(([policy]) => ({ policy }))];
    expect([...new Set(refusing.map(({ policy }) => policy))].sort()).toEqual(policyNames(folder));
  });
});

function policyNames(folder: string): string[] {
  const files = ['kubernetes', 'dockerfile'].flatMap((name) =>
    readdirSync(join(folder, 'policy', name)),
  );
  const names = files
    .filter((file) => !file.endsWith('_test.rego'))
    .map((file) => file.slice(0, -5));
  return [...new Set(names)].sort();
}
