import { expect, test } from 'vitest';
import {
  findByKind,
  findCapability,
  findTemplate,
  kindsOf,
  layersOf,
  providersOfLayer,
} from '../../src/catalog/find.ts';
import { IdpError } from '../../src/shared/error.ts';
import { capabilityText, catalogOf, platformText, templateText } from './catalog-of.ts';

const catalog = catalogOf({
  'rust-worker/template.yaml': templateText('rust-worker'),
  'go-worker/template.yaml': templateText('go-worker'),
  'elm-site/template.yaml': templateText('elm-site', '', 'website'),
  'broken/template.yaml': 'kind: Template\n',
  'capabilities/ci/woodpecker/capability.yaml': capabilityText('ci/woodpecker'),
  'capabilities/ci/buildkite/capability.yaml': capabilityText('ci/buildkite'),
  'capabilities/mesh/linkerd/capability.yaml': 'kind: [',
  'platform.yaml': platformText(
    '  layers: { secrets: { default: none } }\n  kinds: { worker: { default: rust-worker } }\n',
  ),
});

test('templates by id and by kind, layers and systems in alphabetical order', () => {
  expect(findTemplate(catalog, 'elm-site').id).toBe('elm-site');
  expect(findByKind(catalog, 'worker').map(({ id }) => id)).toEqual(['rust-worker', 'go-worker']);
  expect(kindsOf(catalog)).toEqual(['website', 'worker']);
  expect(layersOf(catalog)).toEqual(['ci', 'secrets']);
  expect(providersOfLayer(catalog, 'ci')).toEqual(['buildkite', 'woodpecker']);
  expect(findCapability(catalog, 'ci/buildkite').id).toBe('ci/buildkite');
});

test.each([
  [
    () => findTemplate(catalog, 'rust-wroker'),
    'catalog/unknown-template',
    '"rust-wroker" is not a template in paths',
    'did you mean rust-worker?',
  ],
  [
    () => findTemplate(catalog, 'python'),
    'catalog/unknown-template',
    '"python" is not a template in paths',
    'available: elm-site, go-worker, rust-worker',
  ],
  [
    () => findByKind(catalog, 'websites'),
    'catalog/unknown-kind',
    'no template in paths creates a "websites"',
    'did you mean website?',
  ],
  [
    () => findCapability(catalog, 'ci/woodpeker'),
    'catalog/unknown-provider',
    '"woodpeker" is not a provider of the layer ci',
    'did you mean woodpecker?',
  ],
  [
    () => findCapability(catalog, 'ic/woodpecker'),
    'catalog/unknown-layer',
    '"ic" is not a layer in paths',
    'did you mean ci?',
  ],
] as const)('a slip is told as $1: $2', (find, code, message, hint) => {
  expect(diagnosticsOf(find)).toEqual([{ code, message, hint }]);
});

test('what was found broken is reported as it is broken, not as missing', () => {
  expect(diagnosticsOf(() => findTemplate(catalog, 'broken')).map(({ code }) => code)).toEqual([
    'manifest/missing-key',
    'manifest/missing-key',
    'manifest/missing-key',
  ]);
  expect(diagnosticsOf(() => findCapability(catalog, 'mesh/linkerd'))[0]?.code).toBe(
    'manifest/syntax',
  );
});

function diagnosticsOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof IdpError) return error.diagnostics;
    throw error;
  }
  throw new Error('nothing was thrown');
}
