import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitAll, git, plainGit } from '../follow/support/git.ts';
import { location, type Place } from '../support/place.ts';
import { treeText } from '../support/tree-text.ts';
import { runValidate } from './run-validate.ts';

interface Yard extends Place {
  /** `idp validate --fix`, the folder of the test left out. */
  readonly fix: (more?: {
    readonly dryRun?: boolean;
    readonly since?: string;
  }) => Promise<{ readonly exit: number; readonly out: string; readonly err: string }>;
  readonly read: (path: string) => string;
}

function yard(files: Readonly<Record<string, string>>): Yard {
  const here = location();
  for (const [path, text] of Object.entries(files)) here.write(path, text);
  const fix: Yard['fix'] = async (more = {}) => {
    const root = join(here.work, 'yard');
    const { exit, out, err } = await runValidate({ templates: root, fix: true, ...more });
    const named = (text: string) => text.replaceAll(`${root}/`, '').replaceAll(root, 'yard');
    return { exit, out: named(out), err: named(err) };
  };
  return { ...here, fix, read: (path) => readFileSync(join(here.work, path), 'utf8') };
}

const edits: Readonly<Record<string, string>> = {
  'yard/platform.yaml': `apiVersion: idp/v1
kind: Platform
metadata: { name: bay }
spec:
  teams: [pilots, tugs]
  defaultOwner: "pilot"   # who answers at night
  layers: { radio: { default: vhff } }
`,
  'yard/tug/template.yaml': `# A tug, and all that pulls.
apiVersion: idp/v1
kind: Template
metadata:
  name: tug
  title:   Tug          # three blanks before
  owner: pilots
  lifecycle: experimental
  version: 1.2.0
spec:
  craetes: ship
  parameters:
    name: { type: string, format: dns-lable }
    crew: { type: string, enum: [mate, cook, mate], default: mate }
    crew: { type: string, enum: [mate, cook, mate], default: mate }
  layers:
    radioo: {}
  needs: { git: Keeps the log. }
  hooks:
    - { title: Begin, run: [gti, init] }
  files:
    - { path: README.dm, once: true }
`,
  'yard/tug/skeleton/README.md.hbs': '# {{uper nmae}} of {{platform.defaultOwnr}} with {{crew}}\n',
  'yard/tug/skeleton/.npmrc': 'save-exact=true\n',
  'yard/capabilities/radio/vhf/capability.yaml': `apiVersion: idp/v1
kind: Capability
metadata: { layer: radio, name: vhf, title: VHF, owner: pilots, version: 0.4.0 }
spec: {}
`,
  'yard/capabilities/radio/vhf/skeleton/radio.txt': 'channel 16\n',
};

test('fixes what is sure, round by round, and keeps comments and layout', async () => {
  const { fix, read, work } = yard(edits);
  expect(await fix()).toEqual({
    exit: 0,
    out: '1 template, 1 capability, 3 files in yard: no problems found\n',
    err: `fixed  platform.yaml:6  changed pilot to pilots
fixed  platform.yaml:7  changed vhff to vhf
fixed  tug/template.yaml:15  removed the duplicate crew
fixed  tug/template.yaml:11  changed craetes to creates
fixed  tug/template.yaml:13  changed dns-lable to dns-label
fixed  tug/skeleton/.npmrc  renamed to .npmrc.hbs
fixed  tug/skeleton/README.md.hbs:1  changed uper to upper
fixed  tug/template.yaml:14  removed the duplicate mate
fixed  tug/template.yaml:16  changed radioo to radio
fixed  tug/template.yaml:19  changed gti to git
fixed  tug/skeleton/README.md.hbs:1  changed nmae to name
fixed  tug/skeleton/README.md.hbs:1  changed defaultOwnr to defaultOwner
fixed  tug/template.yaml:21  changed README.dm to README.md
`,
  });
  const twice = '    crew: { type: string, enum: [mate, cook, mate], default: mate }\n';
  expect(read('yard/tug/template.yaml')).toBe(
    (edits['yard/tug/template.yaml'] ?? '')
      .replace(twice + twice, twice.replace(', mate]', ']'))
      .replace('craetes', 'creates')
      .replace('lable', 'label')
      .replace('radioo', 'radio')
      .replace('gti', 'git')
      .replace('README.dm', 'README.md'),
  );
  expect(read('yard/platform.yaml')).toBe(
    (edits['yard/platform.yaml'] ?? '').replace('"pilot"', '"pilots"').replace('vhff', 'vhf'),
  );
  expect(treeText(join(work, 'yard/tug/skeleton'))).toBe(
    '-- .npmrc.hbs --\nsave-exact=true\n-- README.md.hbs --\n# {{upper name}} of {{platform.defaultOwner}} with {{crew}}\n',
  );
  expect(await fix()).toEqual({
    exit: 0,
    out: '1 template, 1 capability, 3 files in yard: no problems found\n',
    err: '',
  });
});

const ship = (spec: string) => `apiVersion: idp/v1
kind: Template
metadata: { name: tug, title: Tug, owner: pilots, version: 1.2.0 }
spec:
${spec}  parameters: { name: { type: string, format: dns-label } }
`;

const one = (template: string, readme = '# {{name}}\n') => ({
  'yard/tug/template.yaml': template,
  'yard/tug/skeleton/README.md.hbs': readme,
});

const typed = ship('  creates: tug\n').replace(
  'dns-label }',
  'dns-label }, crew: { type: string, enum: [mate, cook], default: mate }',
);

test('names that items give now mean again what they meant before, with @root', async () => {
  const readme =
    '{{#each template.ports}}{{name}}{{#each this.kin}}{{../name}}{{/each}}{{/each}}\n';
  const facts = '  creates: tug\n  facts: { ports: [{ name: oslo, kin: [{ name: kiel }] }] }\n';
  const { fix, read } = yard(one(ship(facts), readme));
  expect(await fix()).toEqual({
    exit: 0,
    out: '1 template, 1 file in yard: no problems found\n',
    err: `fixed  tug/skeleton/README.md.hbs:1  changed name to @root.name
fixed  tug/skeleton/README.md.hbs:1  changed ../name to @root.name
`,
  });
  expect(read('yard/tug/skeleton/README.md.hbs')).toBe(
    '{{#each template.ports}}{{@root.name}}{{#each this.kin}}{{@root.name}}{{/each}}{{/each}}\n',
  );
});

test.each([
  {
    of: 'a word where only one may stand',
    file: ship('  creates: tug\n').replace('Template', 'Thing'),
    said: 'template.yaml:2  changed Thing to Template',
  },
  {
    of: 'a number for a text',
    file: ship('  creates: tug\n').replace('Tug', '4711'),
    said: 'template.yaml:3  changed 4711 to "4711"',
  },
  {
    of: 'a value that an enumeration does not have',
    file: typed,
    readme: '# {{name}}{{#if (eq crew "coook")}} eats{{/if}} {{crew}}\n',
    said: 'skeleton/README.md.hbs:1  changed coook to cook',
  },
])('fixes $of', async ({ file, readme, said }) => {
  const { fix } = yard(one(file, readme));
  expect(await fix()).toEqual({
    exit: 0,
    out: '1 template, 1 file in yard: no problems found\n',
    err: `fixed  tug/${said}\n`,
  });
});

test.each([
  { of: 'two names that are near', file: ship('  create: tug\n  creats: tug\n') },
  { of: 'a key that is there already', file: ship('  creates: tug\n  craetes: tug\n') },
  { of: 'a key twice, with two values', file: ship('  creates: tug\n  creates: ferry\n') },
])('leaves alone $of', async ({ file }) => {
  const { fix, read } = yard(one(file));
  const { exit, err } = await fix();
  expect({ exit, err }).toEqual({ exit: 1, err: '' });
  expect(read('yard/tug/template.yaml')).toBe(file);
});

test('reports what is left', async () => {
  const { fix } = yard(one(ship('  craetes: tug\n'), '# {{nmae}} {{cargo}}\n'));
  const { exit, out, err } = await fix();
  expect({ exit, err }).toEqual({
    exit: 1,
    err: 'fixed  tug/template.yaml:5  changed craetes to creates\nfixed  tug/skeleton/README.md.hbs:1  changed nmae to name\n',
  });
  expect(out.split('\n')[0]).toBe(
    'tug/skeleton/README.md.hbs:1:14  "cargo" is not a parameter of tug  [skeleton/undeclared-name]',
  );
});

test('with --dry-run shows the difference and writes nothing', async () => {
  const files = {
    ...one(ship('  craetes: tug\n')),
    'yard/tug/skeleton/.npmrc': 'save-exact=true\n',
  };
  const { fix, read, work } = yard(files);
  expect(await fix({ dryRun: true })).toEqual({
    exit: 1,
    out: `--- tug/template.yaml
+++ tug/template.yaml
@@ -2,5 +2,5 @@
 kind: Template
 metadata: { name: tug, title: Tug, owner: pilots, version: 1.2.0 }
 spec:
-  craetes: tug
+  creates: tug
   parameters: { name: { type: string, format: dns-label } }
rename from tug/skeleton/.npmrc
rename to tug/skeleton/.npmrc.hbs
after these fixes: 1 template, 2 files in yard: no problems found
`,
    err: '',
  });
  expect(read('yard/tug/template.yaml')).toBe(files['yard/tug/template.yaml']);
  expect(existsSync(join(work, 'yard/tug/skeleton/.npmrc'))).toBe(true);
});

test('keeps line ends, the mode, and a file that has no line end', async () => {
  const text = ship('  craetes: tug\n').replaceAll('\n', '\r\n').trimEnd();
  const { fix, read, work } = yard(one(text));
  chmodSync(join(work, 'yard/tug/template.yaml'), 0o600);
  expect((await fix()).exit).toBe(0);
  expect(read('yard/tug/template.yaml')).toBe(text.replace('craetes', 'creates'));
  expect(statSync(join(work, 'yard/tug/template.yaml')).mode & 0o777).toBe(0o600);
});

test('raises the version of what gives other files since a commit', async () => {
  plainGit();
  const { fix, read, write, work } = yard(one(ship('  creates: tug\n')));
  git(work, 'init', '--quiet', '--initial-branch=main');
  commitAll(work);
  write('yard/tug/skeleton/README.md.hbs', '## {{name}}\n');
  expect(await fix({ since: 'HEAD' })).toMatchObject({
    exit: 0,
    out: '1 template, 1 file in yard: no problems found\n',
    err: expect.stringContaining('fixed  tug/template.yaml:3  changed 1.2.0 to 1.2.1\n'),
  });
  expect(read('yard/tug/template.yaml')).toContain('version: 1.2.1 }');
});

test('gives keys their current names, and touches nothing else', async () => {
  const text = `${ship('  creates: tug\n')}  files:
    - { path: README.md, "seeded": true } # seeded: by hand
`;
  const { fix, read } = yard(one(text));
  expect((await fix()).err).toBe('fixed  tug/template.yaml:8  changed seeded to once\n');
  expect(read('yard/tug/template.yaml')).toBe(text.replace('"seeded"', '"once"'));
});
