import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { environmentsOf, specsOf } from './pods.ts';
import { services } from './rendered.ts';

const environments = environmentsOf(services);

function wrong(complaint: (one: (typeof environments)[number]) => readonly string[]) {
  return environments.flatMap((one) => complaint(one).map((text) => `${one.name}: ${text}`));
}

test('a database is created for a service that uses one, and for no other', () => {
  const unused = services.filter(
    ({ files, providers }) =>
      files.has('infra/resources/database.tf') && !providers.has('state/postgres'),
  );
  expect(unused.map(({ name }) => name)).toEqual([]);
  const created = services.filter(({ files }) => files.has('infra/resources/database.tf'));
  expect(created.length).toBeGreaterThan(3);
});

interface Destination {
  readonly name?: string;
  readonly namespace: string;
}

test('Argo CD deploys each environment to its own cluster, which is that of its roles and resources', () => {
  const at = (environment: string) => `deploy/argocd/application-${environment}.yaml`;
  const complaints = services
    .filter(({ files }) => files.has(at('production')))
    .flatMap(({ name, files }) => {
      const project = parse(files.get('deploy/argocd/appproject.yaml') ?? '') as {
        readonly spec: { readonly destinations: readonly Destination[] };
      };
      return ['development', 'production'].flatMap((environment) => {
        const { spec } = parse(files.get(at(environment)) ?? '') as {
          readonly spec: { readonly destination: Destination };
        };
        const { name: cluster, namespace } = spec.destination;
        const clusters = ['identity', 'resources'].flatMap((folder) => {
          const text = files.get(`infra/${folder}/${environment}.tfvars`) ?? '';
          return /cluster_name = "(.*)"/.exec(text)?.[1] ?? [];
        });
        const isAllowed = project.spec.destinations.some(
          (one) => one.name === cluster && one.namespace === namespace,
        );
        return [
          ...(cluster !== undefined && isAllowed ? [] : [`${cluster}/${namespace} is not allowed`]),
          ...clusters.filter((one) => one !== cluster).map((one) => `${one} is not ${cluster}`),
        ].map((text) => `${name}, ${environment}: ${text}`);
      });
    });
  expect(complaints).toEqual([]);
});

test('traces are sent only where a layer receives them', () => {
  expect(
    wrong(({ containers, objects, service: { providers } }) => {
      if (providers.has('observability/prometheus') || providers.has('telemetry/opentelemetry'))
        return [];
      return [
        ...containers
          .flatMap(({ env = [] }) => env)
          .filter(({ name }) => /^OTEL_EXPORTER_OTLP.*_ENDPOINT$/.test(name))
          .map(({ name }) => name),
        ...specsOf<{ egress?: unknown }>(objects, 'NetworkPolicy')
          .filter(({ egress }) => JSON.stringify(egress ?? '').includes('4318'))
          .map(() => 'egress to a collector'),
      ];
    }),
  ).toEqual([]);
});

test('each Secret that a pod cannot start without is made by a command of the README', () => {
  expect(
    wrong(({ containers, environment, service: { files } }) => {
      const readme = files.get('README.md') ?? '';
      const commands = readme.match(/vault kv put .*|create secret generic [^`\n]*/g) ?? [];
      const keys = containers.flatMap(({ env = [] }) =>
        env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []),
      );
      const whole = containers.flatMap(({ envFrom = [] }) => envFrom);
      return [
        ...keys
          .filter(({ key }) => !commands.some((command) => command.includes(`${key}=`)))
          .map(({ name, key }) => `${key} of ${name}, in ${environment}`),
        ...whole
          .filter(({ secretRef }) => secretRef.optional !== true)
          .map(({ secretRef }) => secretRef.name),
      ];
    }),
  ).toEqual([]);
});

test('each image that the pipeline does not build is mirrored by a command of the README', () => {
  expect(
    wrong(({ containers, service: { answers, files } }) =>
      containers
        .map(({ image }) => image)
        .filter((image) => !image.endsWith(`/${answers.get('name')}`))
        .filter((image) => !files.get('README.md')?.includes(`create --tag ${image} `)),
    ),
  ).toEqual([]);
});

interface Autoscaler {
  readonly metrics: readonly {
    readonly containerResource?: { readonly container: string; readonly name: string };
  }[];
}

test('the autoscaler looks at the CPU of the container of the service', () => {
  expect(
    wrong(({ containers, objects, service: { answers } }) => {
      const main = containers.find(({ name }) => name === answers.get('name'));
      const looksAt = specsOf<Autoscaler>(objects, 'HorizontalPodAutoscaler').flatMap(
        ({ metrics }) =>
          metrics.map(
            ({ containerResource: of }) => `${of?.name} of ${of?.container ?? 'the pod'}`,
          ),
      );
      return [
        ...looksAt.filter((one) => one !== `cpu of ${main?.name}`),
        ...(main?.resources.requests.cpu === answers.get('cpu') ? [] : ['another request of CPU']),
      ];
    }),
  ).toEqual([]);
});
