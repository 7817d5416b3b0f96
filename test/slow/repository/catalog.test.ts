import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runBuilt } from '../../support/run-built.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath, toolsOnPath } from '../support/tools.ts';
import { temporaryFolder } from '../support/workspace.ts';

async function catalog(): Promise<string> {
  const cwd = await temporaryFolder();
  const generated = await runBuilt(['new', 'catalog', 'harbour-paths', '--no-hooks'], { cwd });
  expect(generated).toMatchObject({ exit: 0, err: '' });
  return join(cwd, 'harbour-paths');
}

describeWithTools(['actionlint', 'shellcheck', 'zizmor'], 'the workflow of a new catalog', () => {
  it('passes actionlint, with shellcheck', async () => {
    const cwd = await catalog();
    const args = ['-no-color', '.github/workflows/ci.yml'];
    expectSuccess(await run(toolPath('actionlint'), args, { cwd, env: toolsOnPath() }));
  });

  it('passes zizmor at its most pedantic', async () => {
    const cwd = await catalog();
    const flags = ['--offline', '--persona=pedantic', '--no-progress', '--color=never'];
    expectSuccess(await run(toolPath('zizmor'), [...flags, '.'], { cwd }));
  });

  it('runs scripts that do what they are called, by the idp that was installed', async () => {
    const cwd = await catalog();
    const text = readFileSync(join(cwd, '.github/workflows/ci.yml'), 'utf8');
    expect(text).toContain('npm run --silent validate -- --format github');
    for (const verb of ['validate', 'test'])
      expect(await runBuilt([verb], { cwd })).toMatchObject({ exit: 0, err: '' });
  });
});
