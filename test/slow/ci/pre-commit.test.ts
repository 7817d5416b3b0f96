import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';

const root = mkdtempSync(join(tmpdir(), 'idp-pre-commit-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = (path: string) => join(root, path);

function write(path: string, content: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const person = ['-c', 'user.name=Ana', '-c', 'user.email=ana@pottery.example'];
  const outcome = await run('git', [...person, ...args], { cwd: at(folder) });
  expectSuccess(outcome);
  return outcome.stdout.trim();
}

/** Runs a hook over the repository of templates, with the folders of `path` first on PATH. */
function preCommit(hook: string, path: readonly string[] = []) {
  const env = {
    PRE_COMMIT_HOME: at('cache'),
    PATH: [...path, process.env.PATH].join(delimiter),
  };
  const args = ['run', hook, '--all-files', '--color=never'];
  return run(toolPath('pre-commit'), args, { cwd: at('pots'), env });
}

const typo =
  'templates/kiln/template.yaml:5:3  "craetes" is not a key of spec  [manifest/unknown-key]';

describeWithTools(['pre-commit'], 'pre-commit', () => {
  beforeEach(async () => {
    rmSync(at('pots'), { recursive: true, force: true });
    write(
      'pots/templates/kiln/template.yaml',
      `apiVersion: idp/v1
kind: Template
metadata: { name: kiln, title: Kiln, owner: potters, version: 1.0.0 }
spec:
  craetes: kiln
  parameters: { name: { type: string, format: dns-label } }
`,
    );
    write('pots/templates/kiln/skeleton/README.md.hbs', '# {{name}}\n');
    await git('pots', 'init', '--quiet', '--initial-branch=main');
  });

  it('runs the hooks of this repository with the idp on PATH', async () => {
    expectSuccess(await run('git', ['init', '--quiet', at('idp')]));
    expectSuccess(await run('cp', ['.pre-commit-hooks.yaml', at('idp')]));
    await git('idp', 'add', '--all');
    await git('idp', 'commit', '--quiet', '--message', 'The hooks alone');
    const rev = await git('idp', 'rev-parse', 'HEAD');
    write('bin/idp', `#!/bin/sh\nexec ${process.execPath} ${resolve('bin/idp.js')} "$@"\n`);
    chmodSync(at('bin/idp'), 0o755);
    const hooks = '[{ id: idp-validate }, { id: idp-validate-fix }]';
    write(
      'pots/.pre-commit-config.yaml',
      `repos:\n  - { repo: ${at('idp')}, rev: ${rev}, hooks: ${hooks} }\n`,
    );
    await git('pots', 'add', '--all');

    const rejected = await preCommit('idp-validate', [at('bin')]);
    expect(rejected.output).toContain(typo);
    expect(rejected.exitCode).toBe(1);

    const fixResult = await preCommit('idp-validate-fix', [at('bin')]);
    expect(fixResult.output).toContain(
      'fixed  templates/kiln/template.yaml:5  changed craetes to creates',
    );
    expect(fixResult.output).toContain('files were modified by this hook');
    expect(fixResult.exitCode).toBe(1);

    await git('pots', 'add', '--all');
    expectSuccess(await preCommit('idp-validate', [at('bin')]));
    expectSuccess(await preCommit('idp-validate-fix', [at('bin')]));
  });

  it('installs idp by itself from a package', async () => {
    const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', root]);
    expectSuccess(packed);
    const hook = `{ id: idp-validate, name: idp validate, language: node, entry: idp validate, files: ^templates/, pass_filenames: false, additional_dependencies: [${at(packed.stdout.trim())}] }`;
    write('pots/.pre-commit-config.yaml', `repos:\n  - repo: local\n    hooks:\n      - ${hook}\n`);
    await git('pots', 'add', '--all');
    const { exitCode, output } = await preCommit('idp-validate');
    expect(output).toContain(typo);
    expect(exitCode).toBe(1);
  });
});
