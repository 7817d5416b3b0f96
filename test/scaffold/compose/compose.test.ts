import { describe, expect, test } from 'vitest';
import { capabilityText, platformText, templateText } from '../../catalog/catalog-of.ts';
import { composeFrom, type Folder, openFolder, type PathRequest, troubleOf } from './path-of.ts';

const folder: Folder = {
  'platform.yaml': platformText(`  layers:
    ci: { default: woodpecker, allowed: [woodpecker, buildkite] }
    runtime: { default: nomad }
    mesh: { default: none }
`),
  'rust-worker/template.yaml': templateText(
    'rust-worker',
    `  runtime: rust
  parameters: {}
  layers:
    ci: {}
    mesh: {}
    runtime: {}
    metrics: { default: vector }
`,
  ),
  'plain/template.yaml': templateText(
    'plain',
    '  parameters: {}\n  layers: { runtime: {}, ci: {} }\n',
  ),
  'capabilities/ci/woodpecker/capability.yaml': capabilityText('ci/woodpecker'),
  'capabilities/ci/buildkite/capability.yaml': capabilityText(
    'ci/buildkite',
    '  conflicts: [mesh/linkerd]\n',
  ),
  'capabilities/ci/drone/capability.yaml': capabilityText('ci/drone'),
  'capabilities/runtime/nomad/capability.yaml': capabilityText('runtime/nomad'),
  'capabilities/mesh/linkerd/capability.yaml': capabilityText(
    'mesh/linkerd',
    '  requires: [runtime]\n  for: { runtimes: [rust, go] }\n',
  ),
  'capabilities/mesh/consul/capability.yaml': capabilityText(
    'mesh/consul',
    '  requires: [runtime/nomad]\n  for: { runtimes: [go] }\n',
  ),
  'capabilities/metrics/vector/capability.yaml': capabilityText(
    'metrics/vector',
    '  requires: [runtime/nomad, ci]\n',
  ),
  'capabilities/vault/openbao/capability.yaml': capabilityText('vault/openbao'),
};

function onWith(request: PathRequest): readonly string[] {
  const composition = composeFrom(openFolder(folder), request);
  return composition.ok
    ? composition.value.capabilities.map(({ id }) => id)
    : troubleOf(composition);
}

describe('which capabilities are on, and in which order', () => {
  test.each<readonly [string, PathRequest, readonly string[]]>([
    [
      'the defaults: the template’s word before the platform’s',
      {},
      ['ci/woodpecker', 'runtime/nomad', 'metrics/vector'],
    ],
    [
      'another system for a layer',
      { with: ['ci=buildkite'] },
      ['ci/buildkite', 'runtime/nomad', 'metrics/vector'],
    ],
    [
      'a layer that is off by default, after what it requires',
      { with: ['mesh=linkerd'] },
      ['ci/woodpecker', 'runtime/nomad', 'mesh/linkerd', 'metrics/vector'],
    ],
    ['a layer less', { without: ['metrics'] }, ['ci/woodpecker', 'runtime/nomad']],
    ['none as a system', { with: ['metrics=none', 'ci=none'] }, ['runtime/nomad']],
    [
      'without wins over with',
      { with: ['metrics=vector'], without: ['metrics'] },
      ['ci/woodpecker', 'runtime/nomad'],
    ],
    ['nothing at all', { without: ['ci', 'runtime', 'metrics'] }, []],
    ['a template that offers less', { template: 'plain' }, ['ci/woodpecker', 'runtime/nomad']],
  ])('%s', (_, request, ids) => {
    expect(onWith(request)).toEqual(ids);
  });

  test('the order of the flags does not count', () => {
    const flags = ['mesh=linkerd', 'ci=woodpecker', 'metrics=vector'];
    expect(onWith({ with: flags })).toEqual(onWith({ with: flags.toReversed() }));
  });
});

describe('what cannot be rendered says why, and what would', () => {
  test.each<readonly [PathRequest, string, string | undefined]>([
    [
      { with: ['vault=openbao'] },
      'rust-worker does not offer the layer vault [capability/not-offered]',
      'available: ci, mesh, metrics, runtime',
    ],
    [
      { with: ['valt=openbao'] },
      '"valt" is not a layer in paths [catalog/unknown-layer]',
      'did you mean vault?',
    ],
    [
      { without: ['portal'] },
      '"portal" is not a layer in paths [catalog/unknown-layer]',
      'available: ci, mesh, metrics, runtime, vault',
    ],
    [
      { with: ['ci=woodpeker'] },
      '"woodpeker" is not a provider of the layer ci [catalog/unknown-provider]',
      'did you mean woodpecker?',
    ],
    [
      { with: ['ci=drone'] },
      'the platform does not allow drone for the layer ci [capability/not-allowed]',
      'available: buildkite, woodpecker',
    ],
    [
      { with: ['mesh=consul'] },
      'mesh/consul does not fit rust-worker: it is for go, not rust [capability/does-not-fit]',
      'available: linkerd',
    ],
    [
      { without: ['runtime', 'metrics'], with: ['mesh=linkerd'] },
      'mesh/linkerd requires runtime, which is off [capability/requires]',
      'add --with runtime=PROVIDER, or switch it off with --without mesh',
    ],
    [
      { without: ['runtime'] },
      'metrics/vector requires runtime/nomad, which is off [capability/requires]',
      'add --with runtime=nomad, or switch it off with --without metrics',
    ],
    [
      { with: ['ci=buildkite', 'mesh=linkerd'] },
      'ci/buildkite conflicts with mesh/linkerd [capability/conflict]',
      'switch one of them off: --without ci or --without mesh',
    ],
  ])('%j', (request, message, hint) => {
    const composition = composeFrom(openFolder(folder), request);
    expect(troubleOf(composition)).toEqual([message]);
    expect(
      composition.ok ? [] : composition.diagnostics.map((diagnostic) => diagnostic.hint),
    ).toEqual([hint]);
  });

  test('everything at once', () => {
    expect(onWith({ with: ['ci=drone', 'mesh=consul', 'vault=openbao'] })).toEqual([
      'rust-worker does not offer the layer vault [capability/not-offered]',
      'the platform does not allow drone for the layer ci [capability/not-allowed]',
      'mesh/consul does not fit rust-worker: it is for go, not rust [capability/does-not-fit]',
    ]);
  });
});

describe('what does not compose', () => {
  test('capabilities that require each other in a circle', () => {
    const circle: Folder = {
      'rust-worker/template.yaml': templateText(
        'rust-worker',
        '  parameters: {}\n  layers: { a: { default: x }, b: { default: y }, c: { default: z } }\n',
      ),
      'capabilities/a/x/capability.yaml': capabilityText('a/x', '  requires: [b]\n'),
      'capabilities/b/y/capability.yaml': capabilityText('b/y', '  requires: [c/z]\n'),
      'capabilities/c/z/capability.yaml': capabilityText('c/z', '  requires: [b/y]\n'),
    };
    expect(troubleOf(composeFrom(openFolder(circle), {}))[0]).toBe(
      'paths/capabilities/b/y/capability.yaml:5:13 circular requirement between capabilities: b/y requires c/z requires b/y [capability/cycle]',
    );
  });

  test('one parameter declared twice', () => {
    const twice: Folder = {
      'rust-worker/template.yaml': templateText(
        'rust-worker',
        '  parameters: { port: { type: integer, default: 1 } }\n  layers: { ci: { default: drone } }\n',
      ),
      'capabilities/ci/drone/capability.yaml': capabilityText(
        'ci/drone',
        '  parameters:\n    port: { type: integer, default: 2 }\n',
      ),
    };
    expect(troubleOf(composeFrom(openFolder(twice), {}))).toEqual([
      'paths/capabilities/ci/drone/capability.yaml:6:5 "port" is declared by rust-worker and by ci/drone [capability/duplicate-parameter]',
    ]);
  });
});
