import { readFileSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { end } from '../support/program.ts';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf, startArguments } from '../support/runtimes.ts';
import { startService } from '../support/service.ts';
import { describeWithTools, onNode24, toolPath } from '../support/tools.ts';
import { type Generated, generated, variants, variantsOf } from '../support/variants.ts';
import { copyOf, temporaryFolder } from '../support/workspace.ts';

const textOf = ({ folder }: Generated) => readFileSync(join(folder, 'Dockerfile'), 'utf8');

function entryOf(service: Generated): string[] {
  return JSON.parse(/^ENTRYPOINT (\[.*\])$/m.exec(textOf(service))?.[1] ?? '[]') as string[];
}

describeWithTools(['hadolint'], 'the Dockerfile', () => {
  it.each(variants)('%s: passes hadolint without an exception', async (variant) => {
    const service = generated(variant);
    const flags = ['--no-color', '--strict-labels', '--failure-threshold', 'style'];
    const options = { cwd: service.folder };
    expectSuccess(await run(toolPath('hadolint'), [...flags, 'Dockerfile'], options));
    expect(textOf(service)).not.toContain('hadolint ignore');
  });
});

describeWithTools(['node24'], 'the Dockerfile', () => {
  describe.each(variantsOf('node-service'))('%s', (variant) => {
    const service = generated(variant);

    it('starts the service as npm start does', () => {
      const [program, ...args] = entryOf(service);
      expect(program).toMatch(/\/node$/);
      expect(args).toEqual(startArguments(service.folder));
    });

    it('copies all that the service needs to run', async () => {
      const image = await temporaryFolder();
      const paths = copiedPaths(textOf(service));
      expect(paths).toContain('node_modules');
      for (const path of [...paths, 'package-lock.json', '.npmrc']) {
        if (path === 'node_modules') continue;
        await cp(join(service.folder, path), join(image, path), { recursive: true });
      }
      const install = ['ci', '--omit=dev', '--no-audit', '--no-fund'];
      expectSuccess(await run('npm', install, { cwd: image, env: onNode24() }));

      const running = await startService({ ...service, folder: image }, { NODE_ENV: 'production' });
      expect((await fetch(`${running.url}/greetings`)).status).toBe(200);
      await end(running);
    });
  });
});

describe.each(variantsOf('go-service'))('the Dockerfile of %s', (variant) => {
  const service = generated(variant);

  it('builds the program that it starts, which needs nothing else', async () => {
    const [program = '', ...args] = entryOf(service);
    expect(args).toEqual([]);
    expect(textOf(service)).toContain(`COPY --from=build ${program} ${program}\n`);
    const build = /^ +(go build .*)$/m.exec(textOf(service))?.[1] ?? '';
    const folder = await copyOf(service.folder);
    const output = join(folder, 'bin', String(service.answers.name));
    const command = build.replace(` -o ${program} `, ` -o '${output}' `);
    const env = { ...environmentOf('go-service'), CGO_ENABLED: '0' };
    expectSuccess(await run('sh', ['-c', command], { cwd: folder, env }));
    expect((await run('ldd', [output])).output).toContain('not a dynamic executable');

    const running = await startService({ ...service, folder });
    expect((await fetch(`${running.url}/greetings`)).status).toBe(200);
    await end(running);
  });
});

describeWithTools(['uv'], 'the Dockerfile', () => {
  it.each(variantsOf('python-service'))(
    '%s: copies all that the service needs to run',
    async (variant) => {
      const service = generated(variant);
      const image = await temporaryFolder();
      for (const path of ['pyproject.toml', 'uv.lock', 'src'])
        await cp(join(service.folder, path), join(image, path), { recursive: true });
      const sync = /(uv sync .*--no-editable)$/m.exec(textOf(service))?.[1] ?? '';
      const env = environmentOf('python-service');
      const command = sync.replace('$(cat /platform)', platformOfThisMachine);
      expectSuccess(await run('sh', ['-c', command], { cwd: image, env }));
      await rm(join(image, 'src'), { recursive: true });

      const [program = '', ...args] = entryOf(service);
      expect([basename(program), ...args]).toEqual(['python3', '-m', 'app']);
      const running = await startService({ ...service, folder: image });
      expect((await fetch(`${running.url}/greetings`)).status).toBe(200);
      await end(running);
    },
  );

  it('installs the packages of Python for another platform without an emulator', async () => {
    const { folder, ...service } = generated('python-service, default');
    const sync =
      /(uv sync .*--no-install-project)$/m.exec(textOf({ ...service, folder }))?.[1] ?? '';
    const other = await temporaryFolder();
    for (const path of ['pyproject.toml', 'uv.lock'])
      await cp(join(folder, path), join(other, path));
    const machine = process.arch === 'arm64' ? 'x86_64' : 'aarch64';
    const command = sync.replace('$(cat /platform)', `${machine}-manylinux_2_40`);
    const env = environmentOf('python-service');
    expectSuccess(await run('sh', ['-c', command], { cwd: other, env }));
    const files = await readdir(join(other, '.venv', 'lib'), { recursive: true });
    const native = files.filter((file) => file.endsWith('-linux-gnu.so'));
    expect(native.length).toBeGreaterThan(3);
    expect(native.filter((file) => !file.includes(machine))).toEqual([]);
  });
});

/** As the Dockerfile calls it for uv. */
const platformOfThisMachine = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-manylinux_2_40`;

/** What the last stage, which becomes the image, takes of the repository or of a stage before it. */
function copiedPaths(dockerfile: string): string[] {
  const stage = dockerfile.split(/^FROM /m).at(-1) ?? '';
  const copies = stage.matchAll(/^COPY (?:--from=\w+ \/app\/)?(\S+) \.\/\S*$/gm);
  return [...copies].flatMap(([, path]) => path ?? []);
}
