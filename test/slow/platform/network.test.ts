import { describe, expect, it } from 'vitest';
import { validateObjects } from '../support/custom-resources.ts';
import { generateService } from '../support/generate-service.ts';
import { buildOverlay, ofKind, overlays, readObjects, theOnly } from '../support/manifests.ts';
import { conforms } from '../support/proofs/accepted.ts';
import { pinnedVersion } from '../support/proofs/pinned.ts';
import { expectSuccess } from '../support/run.ts';
import { describeWithTools } from '../support/tools.ts';
import { paths } from '../support/variants.ts';

const definitions = ['crds-gateway-api', 'crds-istio', 'crds-prometheus'] as const;
const gatewayApi = `Gateway API ${pinnedVersion('crds-gateway-api')} with its CEL rules`;
const istio = `Istio API ${pinnedVersion('crds-istio')} with its CEL rules`;

const both = ['--with', 'gateway=gateway-api,mesh=istio'];

/** What the API server would refuse of which kind, and what it says. */
const breakages = [
  ['HTTPRoute', 'Must have port for Service reference', /port: 80$/m, 'weight: 1'],
  ['HTTPRoute', "must not contain '//'", 'value: /greetings', 'value: //greetings'],
  ['HTTPRoute', 'timeouts.request', 'request: 15s', 'request: 15 s'],
  ['HTTPRoute', 'unknown field', 'sectionName: https', 'section: https'],
  ['Gateway', 'unknown field', 'gatewayClassName: istio-waypoint', 'gatewayClass: istio'],
  [
    'AuthorizationPolicy',
    'Cannot set serviceAccounts with namespaces or principals',
    /( +)serviceAccounts:/,
    '$1namespaces: [a]\n$1serviceAccounts:',
  ],
  ['PeerAuthentication', 'Unsupported value: "ALWAYS"', 'mode: STRICT', 'mode: ALWAYS'],
  ['PeerAuthentication', 'portLevelMtls requires selector', /selector:\n.*\n.*\n/, ''],
] as const;

describeWithTools(['kustomize', 'kubectl-validate', ...definitions], 'gateway and mesh', () => {
  describe.each(paths)('of %s', (path) => {
    it.each(overlays)('in %s are objects that the API server takes', async (overlay) => {
      const folder = await generateService(path, ...both);
      const text = await buildOverlay(folder, overlay);
      expectSuccess(await validateObjects(text, definitions));
      const kinds = new Set(readObjects(text).map(({ kind }) => kind));
      for (const [kind] of breakages) expect(kinds).toContain(kind);
      conforms(folder, 'gateway/gateway-api', 'kubectl-validate', gatewayApi);
      conforms(folder, 'mesh/istio', 'kubectl-validate', istio);
    });
  });

  it.each(breakages)('a %s would be refused: %s', async (kind, says, from, to) => {
    const folder = await generateService('go-service', ...both);
    const objects = (await buildOverlay(folder, 'production')).split('---\n');
    const broken = objects.filter((text) => text.includes(`kind: ${kind}\n`));
    const changed = broken.map((text) => text.replace(from, to));
    expect(changed).not.toEqual(broken);
    const outcome = await validateObjects(changed.join('---\n'), definitions);
    expect(outcome.exitCode).toBe(1);
    expect(outcome.output).toContain(says);
  });

  it('give each environment names and callers of its own', async () => {
    const folder = await generateService('node-service', ...both, '--set', 'owner=payments');
    const [development, production] = await Promise.all(
      overlays.map(async (overlay) => readObjects(await buildOverlay(folder, overlay))),
    );
    const hostsOf = (objects = development) =>
      ofKind(objects ?? [], 'HTTPRoute').map(({ spec }) => spec);
    const hosts = (host: string) => expect.objectContaining({ hostnames: [host] });
    expect(hostsOf()).toEqual(Array(2).fill(hosts('development.orders.acme.example')));
    expect(hostsOf(production)).toEqual(Array(2).fill(hosts('orders.acme.example')));
    const callers = ofKind(production ?? [], 'AuthorizationPolicy').map(({ spec }) =>
      JSON.stringify(spec),
    );
    expect(callers.join('\n')).toContain('"namespaces":["gateway","payments-production"]');
  });

  it('reach the port that the service has, and from where the network lets them', async () => {
    const objects = readObjects(
      await buildOverlay(await generateService('python-service', ...both), 'production'),
    );
    const service = theOnly(objects, 'Service');
    expect(service.spec).toMatchObject({
      ports: [{ name: 'http', port: 80 }, { name: 'metrics' }],
    });
    const policies = JSON.stringify(ofKind(objects, 'NetworkPolicy'));
    expect(policies).toContain('"kubernetes.io/metadata.name":"gateway"');
    expect(policies).toContain('"cidr":"169.254.7.127/32"');
    expect(policies).toContain('"ports":[{"port":15008}]');
  });
});
