import { readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { end } from '../support/program.ts';
import { expectSuccess, run } from '../support/run.ts';
import { startArguments, startService } from '../support/service.ts';
import { describeWithTools, onNode24, toolPath } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';
import { temporaryFolder } from '../support/workspace.ts';

describeWithTools(['node24', 'hadolint'], 'the Dockerfile', () => {
  describe.each(variants)('%s', (variant) => {
    const { folder } = generated(variant);
    const text = () => readFileSync(join(folder, 'Dockerfile'), 'utf8');

    it('passes hadolint without an exception', async () => {
      const flags = ['--no-color', '--strict-labels', '--failure-threshold', 'style'];
      expectSuccess(await run(toolPath('hadolint'), [...flags, 'Dockerfile'], { cwd: folder }));
      expect(text()).not.toContain('hadolint ignore');
    });

    it('starts the service as npm start does', () => {
      const entry = /^ENTRYPOINT (\[.*\])$/m.exec(text())?.[1] ?? '[]';
      const [program, ...args] = JSON.parse(entry) as string[];
      expect(program).toMatch(/\/node$/);
      expect(args).toEqual(startArguments(folder));
    });

    it('copies all that the service needs to run', async () => {
      const image = await temporaryFolder();
      const paths = copiedPaths(text());
      expect(paths).toContain('node_modules');
      for (const path of [...paths, 'package-lock.json', '.npmrc']) {
        if (path === 'node_modules') continue;
        await cp(join(folder, path), join(image, path), { recursive: true });
      }
      const install = ['ci', '--omit=dev', '--no-audit', '--no-fund'];
      expectSuccess(await run('npm', install, { cwd: image, env: onNode24() }));

      const service = await startService(image, { NODE_ENV: 'production' });
      expect((await fetch(`${service.url}/greetings`)).status).toBe(200);
      await end(service);
    });
  });
});

/** What the last stage, which becomes the image, takes of the repository or of a stage before it. */
function copiedPaths(dockerfile: string): string[] {
  const stage = dockerfile.split(/^FROM /m).at(-1) ?? '';
  const copies = stage.matchAll(/^COPY (?:--from=\w+ \/app\/)?(\S+) \.\/\S*$/gm);
  return [...copies].flatMap(([, path]) => path ?? []);
}
