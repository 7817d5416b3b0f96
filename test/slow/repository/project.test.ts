import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSteps, readManifest } from '../support/manifest.ts';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, givenVariants, givenVariantsOf } from '../support/variants.ts';

describeWithTools(['node24'], 'the repository', () => {
  describe.each(givenVariants)('%s', (variant) => {
    const { path, folder, steps } = generated(variant);
    const built = buildSteps(path);

    it('is given, and passes the checks that build it', () => {
      for (const { title, exitCode, output } of steps) {
        expect(exitCode, `${title}\n${output.slice(-4000)}`).toBe(0);
      }
      expect(steps).toHaveLength(1 + built.length);
    });

    const others = readManifest(path).checks.filter(
      ({ title }) => !built.some((check) => check.title === title),
    );
    it.each(others)('passes the check $title', async ({ run: [file, ...args] }) => {
      expectSuccess(await run(file, args, { cwd: folder, env: environmentOf(path) }));
    });
  });
});

describe.each(givenVariantsOf('node-service'))('the package of %s', (variant) => {
  const { folder, answers } = generated(variant);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');

  it('bears its name and says what it does, whatever characters that takes', () => {
    const { name, description = expect.any(String) } = answers;
    expect(JSON.parse(read('package.json'))).toMatchObject({
      name,
      description,
      private: true,
      type: 'module',
    });
  });

  it('says the same version of Node.js everywhere', () => {
    const major = read('.nvmrc').trim();
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    expect(engines.node).toContain(major);
    expect(read('Dockerfile')).toMatch(
      new RegExp(`^FROM --platform=\\$BUILDPLATFORM node:${major}[.-]`, 'm'),
    );
    expect(read('Dockerfile')).toContain(`nodejs${major}-`);
  });
});

describe.each(givenVariantsOf('go-service'))('the module of %s', (variant) => {
  const { folder, answers } = generated(variant);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const go = (...args: readonly string[]) =>
    run('go', args, { cwd: folder, env: environmentOf('go-service') });

  it('is as gofmt writes it, and go vet has nothing against it', async () => {
    const env = environmentOf('go-service');
    const unformatted = await run('gofmt', ['-l', '.'], { cwd: folder, env });
    expect(unformatted).toMatchObject({ exitCode: 0, output: '' });
    expectSuccess(await go('vet', './...'));
  });

  it('names just the modules that it needs', async () => {
    expectSuccess(await go('mod', 'tidy', '-diff'));
    expect(read('go.mod')).toMatch(new RegExp(`^module \\S+/${answers.name}$`, 'm'));
  });

  it('says the same version of Go everywhere', () => {
    const version = /^go (\d+\.\d+)\.0$/m.exec(read('go.mod'))?.[1];
    expect(read('tools/go.mod')).toContain(`\ngo ${version}.0\n`);
    expect(read('Dockerfile')).toContain(`FROM --platform=$BUILDPLATFORM golang:${version}-`);
    expect(read('README.md')).toContain(`Needs Go ${version} `);
  });
});

describe.each(givenVariantsOf('python-service'))('the project of %s', (variant) => {
  const { folder, answers } = generated(variant);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');

  it('bears its name and says what it does, whatever characters that takes', async () => {
    const code = 'from app import service as s; print(s.NAME, s.VERSION, s.DESCRIPTION)';
    const python = join(folder, '.venv', 'bin', 'python');
    const { name, description = `The ${name} service of platform-team.` } = answers;
    const said = await run(python, ['-c', code], { cwd: folder });
    expect(said.output).toBe(`${name} 0.1.0 ${description}\n`);
  });

  it('says the same version of Python for the image everywhere', () => {
    const [, version] =
      /^FROM --platform=\$BUILDPLATFORM python:([\d.]+)-/m.exec(read('Dockerfile')) ?? [];
    expect(read('Dockerfile')).toContain(`/lib/python${version}/`);
    expect(read('README.md')).toContain(`images run ${version}.`);
  });
});
