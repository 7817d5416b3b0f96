import { expect, test } from 'vitest';
import type { Parameter } from '../../../src/catalog/manifest/parameter.ts';
import { checkNames, type DeclaredNames } from '../../../src/scaffold/answers/declared-names.ts';

const declared: DeclaredNames = {
  owner: 'mesh/linkerd',
  facts: {
    platform: { domain: 'tarmac.example', facts: { region: 'eu' } },
    template: { name: 'rust-worker', toolchain: { image: 'rust:1.95' }, stages: [{ id: 'test' }] },
    layers: {
      mesh: { system: 'linkerd', proxy: { port: 4143 } },
      ci: { system: 'none', stages: null },
    },
  },
  parameters: new Map<string, Parameter>([
    ['name', { type: 'string' }],
    ['topics', { type: 'array', items: {} }],
    ['token', { type: 'string', secret: true }],
  ]),
};
const location = { file: 'paths/x.hbs', line: 3, column: 7 };

test.each([
  ['name'],
  ['topics'],
  ['topics.0'],
  ['topics.length'],
  ['platform'],
  ['platform.domain'],
  ['platform.facts.region'],
  ['template'],
  ['template.name'],
  ['template.toolchain.image'],
  ['template.stages.0.anything'],
  ['layers.ci.system'],
  ['layers.ci.stages.0.title'],
  ['layers.mesh.proxy.port'],
])('%s may be used', (name) => {
  expect(checkNames([{ path: name.split('.'), location }], declared)).toEqual([]);
});

test.each([
  [
    'nmae',
    'skeleton/undeclared-name',
    '"nmae" is not a parameter of mesh/linkerd',
    'did you mean name?',
  ],
  [
    'name.first',
    'skeleton/undeclared-name',
    '"name" is of type string and has no field "first"',
    undefined,
  ],
  [
    'kebab',
    'skeleton/undeclared-name',
    '"kebab" is not a parameter of mesh/linkerd',
    'kebab is a helper and needs arguments',
  ],
  [
    'layers.mehs',
    'skeleton/undeclared-name',
    '"mehs" is not a layer in this catalog',
    'did you mean mesh?',
  ],
  [
    'layers.mesh.prxy',
    'skeleton/undeclared-name',
    '"layers.mesh.prxy" is not defined by any provider of the layer',
    'did you mean proxy?',
  ],
  [
    'platform.region',
    'skeleton/undeclared-name',
    '"platform.region" is not defined in platform.yaml',
    'available: domain, facts',
  ],
  [
    'platform.facts.regoin',
    'skeleton/undeclared-name',
    '"platform.facts.regoin" is not defined in platform.yaml',
    'did you mean region?',
  ],
  [
    'template.stagse',
    'skeleton/undeclared-fact',
    '"template.stagse", which mesh/linkerd reads, is not defined by rust-worker',
    'did you mean stages?',
  ],
  [
    'template.toolchain.image.digest',
    'skeleton/undeclared-fact',
    '"template.toolchain.image.digest", which mesh/linkerd reads, is not defined by rust-worker',
    'define it in spec.facts of rust-worker',
  ],
  [
    '$labels',
    'skeleton/undeclared-name',
    '"$labels" is not a parameter of mesh/linkerd',
    'to output literal braces, escape them: \\{{',
  ],
  [
    'toString',
    'skeleton/undeclared-name',
    '"toString" is not a parameter of mesh/linkerd',
    'available: layers, name, platform, template, token, topics',
  ],
  [
    'token',
    'skeleton/secret',
    '"token" is a secret and would be written to the file here',
    'hooks receive secrets as environment variables',
  ],
])('%s: %s', (name, code, message, hint) => {
  const [, becomes] = /^did you mean (.*)\?$/.exec(hint ?? '') ?? [];
  const fix = becomes && { kind: 'word', was: name.split('.').at(-1), becomes };
  expect(checkNames([{ path: name.split('.'), location }], declared)).toEqual([
    { code, message, location, ...(hint !== undefined && { hint }), ...(fix && { fix }) },
  ]);
});

test('without a platform nothing of it may be used', () => {
  const bare = { ...declared, facts: { ...declared.facts, platform: undefined } };
  expect(checkNames([{ path: ['platform', 'domain'], location }], bare)).toEqual([
    {
      code: 'skeleton/undeclared-name',
      message: '"platform.domain" is not defined in platform.yaml',
      location,
      hint: 'this catalog has no platform.yaml',
    },
  ]);
});

test('a template does not say that its own files read what it does not say', () => {
  const own = { ...declared, owner: 'rust-worker' };
  expect(checkNames([{ path: ['template', 'edition'], location }], own)).toMatchObject([
    { message: '"template.edition" is not defined by rust-worker' },
  ]);
});

test('while nobody knows which template it will be, each fact may be read', () => {
  const open = { ...declared, facts: { ...declared.facts, template: undefined } };
  expect(checkNames([{ path: ['template', 'edition'], location }], open)).toEqual([]);
});
