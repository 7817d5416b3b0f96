import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { edit } from '../support/edit.ts';
import { readOverlay } from '../support/manifests.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { ruleGroups } from '../support/rules.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath, toolsOnPath } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';
import { copyOf, temporaryFolder } from '../support/workspace.ts';

const rulesFile = 'deploy/observability/prometheusrule.yaml';

/** The one command that a developer runs. */
function check(folder: string, ...args: readonly string[]) {
  return run('sh', ['deploy/observability/check.sh', ...args], { cwd: folder, env: toolsOnPath() });
}

describeWithTools(['kustomize', 'promtool'], 'alert rules', () => {
  describe.each(variants)('%s', (variant) => {
    const { folder } = generated(variant);

    it('pass promtool without a complaint, as they are deployed', async () => {
      const file = join(await temporaryFolder(), 'rules.yaml');
      const groups = ruleGroups(await readOverlay(folder, 'production'));
      await writeFile(file, stringify({ groups }));
      const args = ['check', 'rules', '--lint=all', '--lint-fatal', file];
      expectSuccess(await run(toolPath('promtool'), args));
    });

    it('pass their own tests', async () => {
      expectSuccess(await check(folder));
      accepted(folder, 'observability/prometheus', 'promtool');
    });

    it('are printed as the rule file that they are', async () => {
      const printed = await check(folder, '--print');
      const groups = ruleGroups(await readOverlay(folder, 'production'));
      expect(parse(printed.stdout)).toEqual({ groups });
    });
  });

  it('have a test that fails once the fast burn cannot fire', async () => {
    const broken = await copyOf(generated('node-service, default').folder);
    await edit(join(broken, rulesFile), /> (14\.4|6) \*/, '> 10000 *');
    const { exitCode, output } = await check(broken);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/AvailabilityFastBurn/);
  });

  it('have a test that fails once the fast burn fires at good answers', async () => {
    const broken = await copyOf(generated('node-service, default').folder);
    await edit(join(broken, rulesFile), /> (14\.4|6) \*/, '>= 0 *');
    await edit(join(broken, rulesFile), '>= 5', '>= 0');
    const { exitCode, output } = await check(broken);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/AvailabilityFastBurn/);
  });
});
