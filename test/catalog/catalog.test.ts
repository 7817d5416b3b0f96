import { expect, test } from 'vitest';
import { checkIds, platformFacts } from '../../src/catalog/catalog.ts';
import { capabilityText, catalogOf, platformText, templateText } from './catalog-of.ts';

test('every manifest is found by the id that its folder gives it', () => {
  const catalog = catalogOf({
    'rust-worker/template.yaml': templateText('rust-worker'),
    'capabilities/ci/woodpecker/capability.yaml': capabilityText('ci/woodpecker'),
    'platform.yaml': platformText('  organisation: tarmac\n'),
    'go-worker/template.yaml': templateText('go-worker'),
  });
  expect([...catalog.templates.keys()]).toEqual(['go-worker', 'rust-worker']);
  expect(catalog.templates.get('go-worker')?.folder).toBe('go-worker');
  expect([...catalog.capabilities.keys()]).toEqual(['ci/woodpecker']);
  expect(catalog.capabilities.get('ci/woodpecker')?.folder).toBe('capabilities/ci/woodpecker');
  expect(catalog.platform?.value.spec).toEqual({ organisation: 'tarmac' });
  expect(catalog.broken.size).toBe(0);
});

test('a manifest that is wrong does not hide the others, and keeps its problems', () => {
  const catalog = catalogOf({
    'rust-worker/template.yaml': templateText('rust-worker').replace('creates', 'makes'),
    'go-worker/template.yaml': templateText('go-worker'),
    'capabilities/ci/woodpecker/capability.yaml': 'kind: [',
    'platform.yaml': platformText('  organisation: 1\n'),
  });
  expect([...catalog.templates.keys()]).toEqual(['go-worker']);
  expect([...catalog.capabilities.keys()]).toEqual([]);
  expect(catalog.platform).toBeUndefined();
  const told = [...catalog.broken].map(([id, diagnostics]) => [
    id,
    diagnostics.map(({ code, location }) => `${code} ${location?.file}:${location?.line}`),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    'ci/woodpecker': ['manifest/syntax paths/capabilities/ci/woodpecker/capability.yaml:1'],
    platform: ['manifest/type paths/platform.yaml:5'],
    'rust-worker': [
      'manifest/missing-key paths/rust-worker/template.yaml:4',
      'manifest/unknown-key paths/rust-worker/template.yaml:5',
    ],
  });
});

test('a name that is not that of its folder is reported, with its location', () => {
  const catalog = catalogOf({
    'rust-worker/template.yaml': templateText('rusty-worker'),
    'capabilities/ci/woodpecker/capability.yaml': capabilityText('ci/drone'),
    'capabilities/ci/buildkite/capability.yaml': capabilityText('ci/buildkite'),
  });
  expect(checkIds(catalog)).toEqual([
    {
      code: 'catalog/duplicate',
      message: '"rusty-worker" is in the folder rust-worker',
      location: { file: 'paths/rust-worker/template.yaml', line: 3, column: 19, length: 12 },
      hint: 'give both the same name',
    },
    {
      code: 'catalog/duplicate',
      message: '"ci/drone" is in the folder ci/woodpecker',
      location: {
        file: 'paths/capabilities/ci/woodpecker/capability.yaml',
        line: 3,
        column: 30,
        length: 5,
      },
      hint: 'give both the same name',
    },
  ]);
});

test('expressions see the facts of the platform, not its choices', () => {
  const catalog = catalogOf({
    'platform.yaml': platformText(
      '  domain: tarmac.example\n  facts: { region: eu-north-1 }\n  defaults: { port: 9000 }\n  layers: { ci: { default: woodpecker } }\n',
    ),
  });
  expect(platformFacts(catalog)).toEqual({
    name: 'tarmac',
    domain: 'tarmac.example',
    facts: { region: 'eu-north-1' },
  });
  expect(platformFacts(catalogOf({}))).toBeUndefined();
});
