import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

const head = 'name   kind    title  owner    lifecycle  version  tags\n';
const barge = 'barge  vessel  Barge  pilots   stable     1.0.0    flat\n';
const crane = 'crane  tower   Crane  dockers  stable     2.0.0    strong\n';
const tug = 'tug    vessel  Tug    pullers  stable     0.4.0    strong flat\n';

test.each([
  ['all', [], head + barge + crane + tug],
  ['those of a kind', ['--kind', 'vessel'], head + barge + tug],
  ['those with a tag', ['--tag', 'strong'], head + crane + tug],
  ['none of a kind that has the tag', ['--kind', 'tower', '--tag', 'flat'], ''],
])('lists %s', async (_, flags, out) => {
  const run = await shellWith('several-of-one-kind').idp(['list', ...flags]);
  expect(run).toEqual({ exit: 0, out, err: '' });
});

test.each([
  [
    ['--kind', 'vesel'],
    'no template in ../catalog creates a "vesel"  [catalog/unknown-kind]\n   hint  did you mean vessel?\n',
  ],
  [
    ['--tag', 'strnog'],
    'no template has the tag "strnog"  [usage/invalid]\n   hint  did you mean strong?\n',
  ],
  [
    ['--tag', 'blue'],
    'no template has the tag "blue"  [usage/invalid]\n   hint  available: flat, strong\n',
  ],
])('refuses %j', async (flags, err) => {
  const run = await shellWith('several-of-one-kind').idp(['list', ...flags]);
  expect(run).toEqual({ exit: 2, out: '', err });
});

test('--format json is an object with the templates of the catalog', async () => {
  const { idp } = shellWith('several-of-one-kind');
  const run = await idp(['list', '--tag', 'strong', '--format', 'json']);
  expect(run).toMatchObject({ exit: 0, err: '' });
  const common = { description: null, lifecycle: 'stable', replacedBy: null, runtime: null };
  expect(JSON.parse(run.out)).toEqual({
    version: 2,
    catalog: '../catalog',
    templates: [
      {
        name: 'crane',
        kind: 'tower',
        title: 'Crane',
        owner: 'dockers',
        version: '2.0.0',
        tags: ['strong'],
        ...common,
      },
      {
        name: 'tug',
        kind: 'vessel',
        title: 'Tug',
        owner: 'pullers',
        version: '0.4.0',
        tags: ['strong', 'flat'],
        ...common,
      },
    ],
  });
  const none = await idp(['list', '--kind', 'tower', '--tag', 'flat', '--format', 'json']);
  expect(none).toMatchObject({ exit: 0, err: '' });
  expect(JSON.parse(none.out)).toEqual({ version: 2, catalog: '../catalog', templates: [] });
});

test('--layers marks the default of the platform and what it does not allow, and reports the presets', async () => {
  const { idp } = shellWith('template-and-layers');
  expect(await idp(['list', '--layers'])).toEqual({
    exit: 0,
    out: [
      'layer    provider  description',
      'anchor   iron      Iron',
      'beacon   lantern   Lantern (default)',
      '         flare     Flare (not allowed)',
      '         radar     Radar',
      '         sonar     Sonar',
      'logbook  paper     Paper',
      '',
      'preset   title             layers',
      'coastal  In sight of land  beacon/radar, anchor/iron',
      'ocean    Out of sight      beacon/radar, logbook/paper\n',
    ].join('\n'),
    err: '',
  });
  const { out } = await idp(['list', '--layers', '--format', 'json']);
  const { layers, ...rest } = JSON.parse(out);
  expect(rest).toEqual({ version: 2, catalog: '../catalog' });
  expect(layers).toContainEqual({
    layer: 'beacon',
    default: 'lantern',
    providers: [
      {
        name: 'flare',
        title: 'Flare',
        description: null,
        runtimes: null,
        presets: [],
        allowed: false,
      },
      {
        name: 'lantern',
        title: 'Lantern',
        description: null,
        runtimes: null,
        presets: [],
        allowed: true,
      },
      {
        name: 'radar',
        title: 'Radar',
        description: null,
        runtimes: ['sail', 'screw'],
        presets: ['coastal', 'ocean'],
        allowed: true,
      },
      {
        name: 'sonar',
        title: 'Sonar',
        description: null,
        runtimes: ['screw'],
        presets: [],
        allowed: true,
      },
    ],
  });
});

test('a broken template does not hide the others, and is reported after them', async () => {
  const run = await shellWith('one-broken-manifest').idp(['list']);
  expect(run).toMatchObject({
    exit: 1,
    out: 'name   kind    title  owner   lifecycle  version  tags\nsound  vessel  Sound  pilots  stable     1.0.0    water\n',
  });
  expect(run.err).toMatch(/^\.\.\/catalog\/leaky\/template\.yaml:3:40 {2}"ownr" is not a key/);
});

test('templates for template authors are a group of their own, last', async () => {
  const { idp, write } = shellWith('several-of-one-kind');
  const manifest = (name: string, tags: string) =>
    `apiVersion: idp/v1\nkind: Template\nmetadata: { name: ${name}, title: A ${name}, owner: pilots, version: 1.0.0, tags: [${tags}] }\nspec: { creates: ${name}, parameters: { name: { type: string, title: Name } } }\n`;
  write('own/anvil/template.yaml', manifest('anvil', 'authors'));
  write('own/barge/template.yaml', manifest('barge', 'flat'));
  const { out } = await idp(['list', '--catalog', 'own']);
  expect(out).toBe(`name   kind   title    owner   lifecycle  version  tags
barge  barge  A barge  pilots  stable     1.0.0    flat

For template authors
name   kind   title    owner   lifecycle  version  tags
anvil  anvil  A anvil  pilots  stable     1.0.0    authors
`);
});
