import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath, toolsOnPath } from '../support/tools.ts';

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((name) => `${folder}/${name}`);
const file = `${folder}/validate-templates.yml`;
const text = readFileSync(file, 'utf8');

interface Step {
  readonly name: string;
  readonly run?: string;
}

const { jobs, permissions } = parse(text) as {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
};

const scriptOf = (name: string) => jobs.validate?.steps.find((step) => step.name === name)?.run;

const manifest = (version: string) => `apiVersion: idp/v1
kind: Template
metadata: { name: kiln, title: Kiln, owner: potters, version: ${version} }
spec:
  creates: kiln
  parameters: { name: { type: string, format: dns-label } }
`;

/** A repository of templates as the workflow finds it, with this idp checked out beside. */
let root: string;

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

async function git(...args: readonly string[]): Promise<void> {
  const person = ['-c', 'user.name=Ana', '-c', 'user.email=ana@pottery.example'];
  expectSuccess(await run('git', [...person, ...args], { cwd: root }));
}

/** A step, run as the runner does. */
function step(name: string, since = '') {
  const env = { TEMPLATES: 'pots', SINCE: since, RUNNER_TEMP: join(root, 'temp') };
  const script = scriptOf(name) ?? `echo "there is no step ${name}"; exit 9`;
  return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: root,
    env,
  });
}

describeWithTools(['actionlint', 'shellcheck', 'zizmor', 'check-jsonschema'], file, () => {
  describe.each(workflows)('%s', (workflow) => {
    it('passes actionlint, which does not know yet where a called workflow comes from', async () => {
      const unknown = 'property "workflow_(sha|repository)" is not defined';
      const args = ['-no-color', '-ignore', unknown, workflow];
      expectSuccess(await run(toolPath('actionlint'), args, { env: toolsOnPath() }));
    });

    it('passes zizmor at its most pedantic', async () => {
      const flags = ['--offline', '--persona=pedantic', '--no-progress', '--color=never'];
      expectSuccess(await run(toolPath('zizmor'), [...flags, workflow]));
    });

    it('is a workflow by the schema', async () => {
      const args = ['--builtin-schema', 'vendor.github-workflows', workflow];
      expectSuccess(await run(toolPath('check-jsonschema'), args));
    });
  });

  it('is called as docs/templates-in-ci.md shows', async () => {
    const blocks =
      readFileSync('docs/templates-in-ci.md', 'utf8').match(/(?<=^```yaml\n)[\s\S]*?(?=^```$)/gm) ??
      [];
    const callers = blocks.filter((block) => block.includes('permissions: {}'));
    expect(callers).toHaveLength(2);
    for (const input of callers) {
      const options = { input, env: toolsOnPath() };
      expectSuccess(await run(toolPath('actionlint'), ['-no-color', '-'], options));
    }
    const gitlab = blocks.filter((block) => block.includes('CI_PIPELINE_SOURCE'));
    const args = [
      '--builtin-schema',
      'vendor.gitlab-ci',
      '--data-transform',
      'gitlab-ci',
      '--force-filetype',
      'yaml',
      '-',
    ];
    expectSuccess(await run(toolPath('check-jsonschema'), args, { input: gitlab.join('') }));
  });

  it('pins each action by its commit, and grants nothing by default', () => {
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses).toHaveLength(4);
    for (const line of uses) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(permissions).toEqual({});
  });
});

describeWithTools([], 'the steps of the workflow', () => {
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'idp-workflow-'));
    mkdirSync(join(root, 'temp'));
    mkdirSync(join(root, '.idp-tool'));
    for (const part of ['bin', 'dist', 'templates', 'package.json'])
      cpSync(resolve(part), join(root, '.idp-tool', part), { recursive: true });
    symlinkSync(resolve('node_modules'), join(root, '.idp-tool/node_modules'));
    write('.gitignore', '.idp-tool/\ntemp/\n');
    write('pots/kiln/template.yaml', manifest('1.0.0'));
    write('pots/kiln/skeleton/README.md.hbs', '# {{name}}\n');
    write('pots/kiln/examples/default.yaml', 'title: Default\nanswers: { name: stoneware }\n');
    const idp = ['.idp-tool/bin/idp.js', 'test', '--catalog', 'pots', '--update'];
    expectSuccess(await run(process.execPath, idp, { cwd: root }));
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'Fire the first pot');
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('find nothing wrong in a sound catalog', async () => {
    const { exitCode, stdout } = await step('Validate');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: '1 template, 1 example, 1 file in pots: no problems found\n',
    });
  });

  it('render every example, and refuse what is not its snapshot', async () => {
    expectSuccess(await step('Test'));
    write('pots/kiln/skeleton/README.md.hbs', '## {{name}}\n');
    expect((await step('Test')).exitCode).toBe(1);
  });

  it('annotate a change that did not raise the version, against the base', async () => {
    write('pots/kiln/skeleton/README.md.hbs', '## {{name}}\n');
    const { exitCode, stdout } = await step('Validate', 'main');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^::error file=pots\/kiln\/template\.yaml,line=3,.*same-version::kiln is/,
    );
  });

  it('keep what is wrong as SARIF, and go on', async () => {
    expectSuccess(await step('Write SARIF', 'main'));
    const log = JSON.parse(readFileSync(join(root, 'temp/idp.sarif'), 'utf8'));
    expect(log.runs[0].results).toMatchObject([{ ruleId: 'manifest/same-version' }]);
  });

  it('stop where nothing can be checked', async () => {
    expect((await step('Write SARIF', 'no-such-branch')).exitCode).toBe(1);
    expect((await step('Validate', 'no-such-branch')).exitCode).toBe(2);
  });
});
