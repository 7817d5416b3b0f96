import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverOf, standingFor } from '../support/cover.ts';
import { validateFiles } from '../support/custom-resources.ts';
import { generateServiceAt, idpIn } from '../support/generate-service.ts';
import { readManifest } from '../support/manifest.ts';
import { buildOverlay, overlays } from '../support/manifests.ts';
import { pinnedDefinitions } from '../support/proofs/pinned.ts';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf, formatterOf } from '../support/runtimes.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, paths } from '../support/variants.ts';
import { actionlint } from '../support/workflows.ts';

/** Milliseconds: each installs, lints, tests and builds a service. */
const slow = { timeout: 900_000 };

/** With `IDP_COVER=all` each row is built and tested whole, which takes most of an hour. */
const isWhole = process.env.IDP_COVER === 'all';

const tools = [
  'actionlint',
  'shellcheck',
  'kustomize',
  'kubectl-validate',
  'node24',
  'uv',
  ...pinnedDefinitions,
];

describeWithTools(tools, 'every two choices that can stand together', () => {
  describe.each(paths)('over %s', (path) => {
    const rows = coverOf(path);
    let root: string;
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'idp-cover-'));
    });
    afterAll(() => rm(root, { recursive: true, force: true }));
    const folderOf = (name: string) => join(root, name, 'orders');

    it.each(rows)('$name is on the path, in its formatter’s own style', async ({ name, flags }) => {
      const folder = folderOf(name);
      await generateServiceAt(folder, path, ...flags);
      expect((await idpIn(folder, 'status')).stdout).toMatch(/^Up to date: .+(\n.+)*\n?$/);
      const [file, ...args] = formatterOf(generated(`${path}, default`));
      expectSuccess(await run(file, args, { cwd: folder }));
      if (existsSync(join(folder, '.github/workflows'))) expectSuccess(await actionlint(folder));
    });

    it('deploy what the API server’s own code takes, with all kinds defined', async () => {
      const objects = join(root, 'objects');
      await mkdir(objects);
      let count = 0;
      for (const { name } of rows)
        for (const overlay of existsSync(join(folderOf(name), 'deploy/overlays')) ? overlays : []) {
          const text = await buildOverlay(folderOf(name), overlay);
          await writeFile(join(objects, `${count++}.yaml`), text);
        }
      expect(count).toBeGreaterThan(rows.length);
      expectSuccess(await validateFiles(objects, pinnedDefinitions));
    });

    it.each(isWhole ? rows : standingFor(path, rows))(
      '$name passes every check of its path',
      slow,
      async ({ name }) => {
        const options = { cwd: folderOf(name), env: environmentOf(path), timeout: 600_000 };
        for (const { title, run: command } of readManifest(path).checks) {
          const [file, ...args] = command;
          const { exitCode, output } = await run(file, args, options);
          expect(exitCode, `${title}\n${output.slice(-4000)}`).toBe(0);
        }
      },
    );
  });
});
