import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { shellWithShipped } from '../support/run-idp.ts';

interface Manifest {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>> & {
    readonly facts: Readonly<Record<string, unknown>>;
  };
}

/** The manifest of a template for Tcl: the parameters, layers and facts of another, with what Tcl says itself. */
function manifestForTcl(templates: string): string {
  const { metadata, spec } = parse(
    readFileSync(join(templates, 'go-service/template.yaml'), 'utf8'),
  ) as Manifest;
  const { parameters, layers, rules, facts } = spec;
  return stringify({
    apiVersion: 'idp/v1',
    kind: 'Template',
    metadata: { ...metadata, name: 'tcl-service', title: 'Tcl service', version: '1.0.0' },
    spec: {
      ...{ creates: 'service', runtime: 'tcl', parameters, layers, rules },
      facts: {
        ...facts,
        modules: 'lib/',
        githubSetup: { uses: 'harbour/setup-tcl@0123456789', version: 'v1.0.0', with: { tcl: 9 } },
        memoryTargets: [],
        migrations: {
          container: { args: ['migrate.tcl'] },
          locally: ['tclsh migrate.tcl SERVICE'],
        },
      },
      files: [
        { path: 'LICENSE', when: '(ne license "none")' },
        { path: 'renovate.json', when: '(eq updates "renovate")' },
        { path: '.github/dependabot.yml', when: '(eq updates "dependabot")' },
      ],
    },
  });
}

const skeleton: Readonly<Record<string, string>> = {
  'README.md.hbs':
    '# {{name}}\n\n{{description}} By {{owner}} on {{port}}.\n{{slot "readme.variables"}}\n{{slot "readme.sections"}}\n{{slot "readme.folders"}}\n',
  'LICENSE.hbs': '{{> license}}\n',
  'CODEOWNERS.hbs': '{{> codeowners}}\n',
  Dockerfile: 'FROM scratch\n',
  'docs/runbook.md.hbs':
    '{{#> runbook alsoWaits="" internalError="" otherReason="" whereItFailed="" timeLimit="10 s" otherLimits="413"}}\n{{#*inline "slow"}}\nProfile it.\n{{/inline}}\n{{#*inline "memory"}}\nCount it.\n{{/inline}}\n{{/runbook}}\n',
  '.github/dependabot.yml.hbs':
    '{{> dependabot ecosystem="docker" folders="directory: /" opentelemetry="*"}}\n',
  'renovate.json.hbs':
    '{{#> renovate option=\'"labels": []\' parts="parts" opentelemetry="*"}}\n{ "enabled": true }\n{{/renovate}}\n',
};

test('a fourth runtime is one template, and one folder in each capability that has code', async () => {
  const shell = shellWithShipped();
  const templates = join(shell.work, 'templates');
  cpSync('templates', templates, { recursive: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(templates, path)), { recursive: true });
    writeFileSync(join(templates, path), text);
  };
  write('tcl-service/template.yaml', manifestForTcl(templates));
  write('tcl-service/examples/default.yaml', 'answers: { name: orders }\n');
  for (const [path, text] of Object.entries(skeleton)) write(`tcl-service/skeleton/${path}`, text);
  for (const id of ['observability/prometheus', 'messaging/nats', 'state/postgres'])
    write(`capabilities/${id}/skeleton.tcl/lib/${id.split('/')[1]}.tcl`, `# ${id}\n`);

  const validated = await shell.idp(['validate', 'templates', '--strict']);
  expect(validated).toMatchObject({ exit: 0, err: '' });
  expect(validated.out).toMatch(/^7 templates, 21 capabilities, .* no problems found\n$/);

  const options = ['--template', 'tcl-service', '--with', 'state=postgres', '--set', 'license=MIT'];
  const created = await shell.idp([
    'new',
    'service',
    'orders',
    ...options,
    '--catalog',
    'templates',
    '--yes',
  ]);
  expect(created).toMatchObject({ exit: 0 });
  const read = (path: string) => readFileSync(join(shell.work, 'orders', path), 'utf8');
  expect(read('README.md')).toContain('| `lib/postgres/` | the database: ');
  expect(read('README.md')).toContain('tclsh migrate.tcl orders\n');
  expect(read('lib/postgres.tcl')).toBe('# state/postgres\n');
  expect(read('.github/workflows/ci.yml')).toContain(
    '      - uses: harbour/setup-tcl@0123456789 # v1.0.0\n        with:\n          tcl: 9\n',
  );
  expect(read('deploy/base/deployment.yaml')).toContain('args: [migrate.tcl]\n');
  expect(read('LICENSE')).toMatch(/^MIT License\n/);
});
