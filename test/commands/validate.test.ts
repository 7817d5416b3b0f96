import { describe, expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';
import { pathsIn } from '../support/tree-text.ts';

const manifest = `apiVersion: idp/v1
kind: Template
metadata: { name: kiln, title: Kiln, owner: potters, version: 1.0.0 }
spec:
  creates: kiln
  parameters: { name: { type: string, format: dns-label } }
`;

/** A shell in whose folder a catalog of its own stands below `templates`. */
function pottery() {
  const shell = shellWith('hooks-of-every-ending');
  shell.write('pottery/templates/kiln/template.yaml', manifest);
  shell.write('pottery/templates/kiln/skeleton/README.md.hbs', '# {{name}}\n');
  return shell;
}

test.each([
  { where: 'beside its folder', from: 'work/pottery', paths: [], catalog: 'templates' },
  { where: 'in its folder', from: 'work/pottery/templates', paths: [], catalog: '.' },
  { where: 'in a template', from: 'work/pottery/templates/kiln', paths: [], catalog: '..' },
  {
    where: 'in a skeleton',
    from: 'work/pottery/templates/kiln/skeleton',
    paths: [],
    catalog: '../..',
  },
  { where: 'above, by its folder', from: 'work', paths: ['pottery'], catalog: 'pottery/templates' },
  {
    where: 'twice',
    from: 'work',
    paths: ['pottery', 'pottery/templates'],
    catalog: 'pottery/templates',
  },
])('the catalog of the user is checked, and named: $where', async ({ from, paths, catalog }) => {
  const { idp } = pottery();
  expect(await idp(['validate', ...paths], { from })).toEqual({
    exit: 0,
    out: `1 template, 1 file in ${catalog}: no problems found\n`,
    err: '',
  });
});

test('a catalog with a platform is found from every folder of its repository', async () => {
  const shell = pottery();
  shell.write(
    'pottery/templates/platform.yaml',
    'apiVersion: idp/v1\nkind: Platform\nmetadata: { name: mud }\nspec: {}\n',
  );
  shell.write('pottery/docs/guide/index.md', 'Clay.\n');
  const { out } = await shell.idp(['validate'], { from: 'work/pottery/docs/guide' });
  expect(out).toBe('1 template, 1 file in ../../templates: no problems found\n');
});

const named = 'use --catalog DIR, or create a catalog: idp new catalog NAME';

/** What a person has where they think that their catalog is, and what they are told. */
const missing: readonly {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly hint: string;
}[] = [
  { what: 'nothing at all', files: {}, hint: named },
  { what: 'an empty templates folder', files: { 'templates/.gitkeep': '' }, hint: named },
  {
    what: 'a template.yml',
    files: { 'templates/kiln/template.yml': manifest },
    hint: 'rename templates/kiln/template.yml to template.yaml',
  },
  {
    what: 'a template.yml in the catalog in which they stand',
    files: { 'kiln/template.yml': manifest },
    hint: 'rename kiln/template.yml to template.yaml',
  },
  {
    what: 'a template.yml in the template in which they stand',
    files: { 'template.yml': manifest },
    hint: 'rename template.yml to template.yaml',
  },
  {
    what: 'every kind of manifest, with other slips',
    files: {
      'templates/platform.yml': 'apiVersion: idp/v1\n',
      'templates/kiln/Template.yaml': manifest,
      'templates/capabilities/glaze/salt/capabilty.yaml': 'apiVersion: "idp/v1"\n',
    },
    hint: [
      'rename templates/capabilities/glaze/salt/capabilty.yaml to capability.yaml',
      'rename templates/kiln/Template.yaml to template.yaml',
      'rename templates/platform.yml to platform.yaml',
    ].join('\n         '),
  },
  {
    what: "another tool's template.yml",
    files: { 'templates/kiln/template.yml': 'AWSTemplateFormatVersion: 2010-09-09\n' },
    hint: named,
  },
];

const noCatalog =
  'no catalog found: no template.yaml, capability.yaml or platform.yaml in this folder, its parents or templates/  [catalog/missing]';

describe.each([
  { command: ['validate'] },
  { command: ['validate', '--fix'] },
  { command: ['validate', '--since', 'HEAD'] },
  { command: ['test'] },
  { command: ['dev', 'press'] },
])('without a catalog $command checks no other', ({ command }) => {
  test.each(missing)('$what', async ({ files, hint }) => {
    const { idp, work, write } = shellWith('hooks-of-every-ending');
    for (const [path, text] of Object.entries(files)) write(path, text);
    const before = pathsIn(work);
    const { exit, out, err } = await idp(command);
    expect({ exit, said: err + out }).toEqual({
      exit: 2,
      said: `${noCatalog}\n   hint  ${hint}\n`,
    });
    expect(pathsIn(work)).toEqual(before);
  });
});

test.each([
  { format: 'json', said: { version: 2, catalogs: [], errors: [{ code: 'catalog/missing' }] } },
  { format: 'sarif', said: { runs: [{ results: [{ ruleId: 'catalog/missing' }] }] } },
])('without a catalog $format is whole, and says so', async ({ format, said }) => {
  const { idp } = shellWith('hooks-of-every-ending');
  const { exit, out, err } = await idp(['validate', '--format', format]);
  expect({ exit, err }).toEqual({ exit: 2, err: '' });
  expect(JSON.parse(out)).toMatchObject(said);
});

test.each([
  { path: 'templates', hint: 'rename templates/kiln/template.yml to template.yaml' },
  { path: 'templates/kiln', hint: 'rename templates/kiln/template.yml to template.yaml' },
  {
    path: 'templates/kiln/template.yml',
    hint: 'rename templates/kiln/template.yml to template.yaml',
  },
  {
    path: 'docs',
    hint: 'pass a catalog, a template, a capability or a manifest',
  },
])('a path in no catalog is not taken for one: $path', async ({ path, hint }) => {
  const { idp, write } = shellWith('hooks-of-every-ending');
  write('templates/kiln/template.yml', manifest);
  write('docs/kilns.md', 'Hot.\n');
  expect(await idp(['validate', path])).toEqual({
    exit: 2,
    out: `${path} is neither a manifest nor inside a catalog  [catalog/missing]\n   hint  ${hint}\n`,
    err: '',
  });
});

test.each(['validate', 'test'])(
  '%s takes no folder without manifests by its name',
  async (command) => {
    const { idp, write } = shellWith('hooks-of-every-ending');
    write('docs/kilns.md', 'Hot.\n');
    const { exit, out, err } = await idp([command, '--catalog', 'docs']);
    expect({ exit, said: (err + out).split('\n')[0] }).toEqual({
      exit: 2,
      said: 'docs contains no template  [catalog/empty]',
    });
  },
);

test('--dry-run alone is a mistake', async () => {
  const { idp } = pottery();
  expect(await idp(['validate', 'pottery', '--dry-run'])).toEqual({
    exit: 2,
    out: '',
    err: '--dry-run needs --fix  [usage/invalid]\n   hint  run idp validate --fix --dry-run, or remove --dry-run\n',
  });
});
