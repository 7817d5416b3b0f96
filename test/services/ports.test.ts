import { expect, test } from 'vitest';
import { type Container, type Environment, environmentsOf, portNumber, specsOf } from './pods.ts';
import { services } from './rendered.ts';

const environments = environmentsOf(services);

interface NetworkPolicy {
  readonly ingress?: readonly { readonly from: readonly Peer[]; readonly ports: readonly Port[] }[];
  readonly egress?: readonly { readonly to: readonly Peer[]; readonly ports: readonly Port[] }[];
}

interface Peer {
  readonly ipBlock?: { readonly cidr: string };
  readonly namespaceSelector?: {
    readonly matchLabels?: Readonly<Record<string, string>>;
    readonly matchExpressions?: readonly { readonly values: readonly string[] }[];
  };
  readonly podSelector?: unknown;
}

interface Port {
  readonly port: string | number;
}

interface Service {
  readonly ports: readonly {
    readonly name: string;
    readonly port: number;
    readonly targetPort: string;
  }[];
}

const probeNames = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

function probePorts(containers: readonly Container[]): readonly number[] {
  return containers.flatMap((container) =>
    probeNames.flatMap((name) => {
      const probe = container[name];
      return probe ? [portNumber(probe.httpGet.port, [container]) ?? -1] : [];
    }),
  );
}

/** Where a probe moved from in Istio's ambient mesh; a NetworkPolicy applies to it there, as nowhere else. */
const ambientProbes = ['169.254.7.127/32', 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128'];

function admittedFrom({ objects, containers }: Environment, isPeer: (peer: Peer) => boolean) {
  return specsOf<NetworkPolicy>(objects, 'NetworkPolicy').flatMap(({ ingress = [] }) =>
    ingress
      .filter(({ from }) => from.some(isPeer))
      .flatMap(({ ports }) => ports.map(({ port }) => portNumber(port, containers))),
  );
}

function isNamespace(peer: Peer, namespace: string): boolean {
  const { matchLabels = {}, matchExpressions = [] } = peer.namespaceSelector ?? {};
  return (
    Object.values(matchLabels).includes(namespace) ||
    matchExpressions.some(({ values }) => values.includes(namespace))
  );
}

function wrong(complaint: (environment: Environment) => readonly string[]): readonly string[] {
  return environments.flatMap((environment) =>
    complaint(environment).map((one) => `${environment.name}: ${one}`),
  );
}

test('there are services to look at', () => {
  expect(environments.length).toBeGreaterThan(200);
});

test('each port that a probe, a Service, a ServiceMonitor or a route uses is declared', () => {
  expect(
    wrong(({ containers, objects }) => {
      const [service] = specsOf<Service>(objects, 'Service');
      const ports = service?.ports ?? [];
      const monitors = specsOf<{ endpoints: { port: string }[] }>(objects, 'ServiceMonitor');
      const routes = specsOf<{ rules: { backendRefs?: { port: number }[] }[] }>(
        objects,
        'HTTPRoute',
      );
      return [
        ...probePorts(containers)
          .filter((port) => port < 0)
          .map(() => 'a probe of an undeclared port'),
        ...ports
          .filter(({ targetPort }) => portNumber(targetPort, containers) === undefined)
          .map(({ targetPort }) => `the Service sends to ${targetPort}`),
        ...monitors
          .flatMap(({ endpoints }) => endpoints)
          .filter(({ port }) => !ports.some(({ name }) => name === port))
          .map(({ port }) => `the ServiceMonitor scrapes ${port}`),
        ...routes
          .flatMap(({ rules }) => rules.flatMap(({ backendRefs = [] }) => backendRefs))
          .filter(({ port }) => !ports.some((one) => one.port === port))
          .map(({ port }) => `a route sends to ${port}`),
      ];
    }),
  ).toEqual([]);
});

test('each port of a probe is admitted by a NetworkPolicy where the mesh makes policies apply to probes', () => {
  expect(
    wrong((environment) => {
      if (environment.podLabels['istio.io/dataplane-mode'] !== 'ambient') return [];
      return ambientProbes.flatMap((cidr) => {
        const admitted = admittedFrom(environment, ({ ipBlock }) => ipBlock?.cidr === cidr);
        return probePorts(environment.containers)
          .filter((port) => !admitted.includes(port))
          .map((port) => `a probe of ${port} from ${cidr} is refused`);
      });
    }),
  ).toEqual([]);
});

test('each endpoint that a container is configured with is reachable by the NetworkPolicies', () => {
  expect(
    wrong((environment) => {
      const egress = specsOf<NetworkPolicy>(environment.objects, 'NetworkPolicy').flatMap(
        (policy) => policy.egress ?? [],
      );
      return endpointsOf(environment)
        .filter(
          ({ namespace, port }) =>
            !egress.some(
              ({ to, ports }) =>
                to.some((peer) => isNamespace(peer, namespace)) &&
                ports.some((one) => one.port === port),
            ),
        )
        .map(({ namespace, port }) => `${port} in ${namespace} is out of reach`);
    }),
  ).toEqual([]);
});

/** In the variables of the containers, and in the configuration of the collector. */
function endpointsOf({ containers, environment, service }: Environment) {
  const values = containers.flatMap(({ env = [] }) => env.map(({ value = '' }) => value));
  const collector =
    environment === 'production' ? service.files.get('deploy/telemetry/collector.yaml') : '';
  return [...values, collector ?? ''].flatMap((text) =>
    [...text.matchAll(/\b[a-z-]+\.([a-z-]+)\.svc\.cluster\.local:(\d+)/g)].map(
      ([, namespace = '', port]) => ({ namespace, port: Number(port) }),
    ),
  );
}
