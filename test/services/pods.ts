import { buildOverlay, type KubernetesObject } from './kustomize.ts';
import type { Rendered } from './rendered.ts';

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env?: readonly {
    readonly name: string;
    readonly value?: string;
    readonly valueFrom?: {
      readonly secretKeyRef?: { readonly name: string; readonly key: string };
    };
  }[];
  readonly envFrom?: readonly {
    readonly secretRef: { readonly name: string; readonly optional?: boolean };
  }[];
  readonly resources: { readonly requests: { readonly cpu: string } };
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
}

interface Probe {
  readonly httpGet: { readonly port: string | number };
}

export interface Environment {
  /** Of the service, then of the environment. */
  readonly name: string;
  readonly environment: 'development' | 'production';
  readonly service: Rendered;
  readonly objects: readonly KubernetesObject[];
  readonly containers: readonly Container[];
  readonly podLabels: Readonly<Record<string, string>>;
}

/** Both environments of each service that runs on Kubernetes. */
export function environmentsOf(services: readonly Rendered[]): readonly Environment[] {
  return services
    .filter(({ providers }) => providers.has('runtime/kubernetes'))
    .flatMap((service) =>
      (['development', 'production'] as const).map((environment) => {
        const objects = buildOverlay(service.files, `deploy/overlays/${environment}`);
        const [deployment] = specsOf<Deployment>(objects, 'Deployment');
        if (deployment === undefined) throw new Error(`${service.name} has no Deployment`);
        const { metadata, spec } = deployment.template;
        return {
          name: `${service.name}, ${environment}`,
          environment,
          service,
          objects,
          containers: [...(spec.initContainers ?? []), ...spec.containers],
          podLabels: metadata.labels,
        };
      }),
    );
}

interface Deployment {
  readonly template: {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly spec: {
      readonly initContainers?: readonly Container[];
      readonly containers: readonly Container[];
    };
  };
}

/** The `spec` of each object of a kind. */
export function specsOf<Spec>(objects: readonly KubernetesObject[], kind: string): readonly Spec[] {
  return objects.filter((object) => object.kind === kind).map(({ spec }) => spec as Spec);
}

/** The number of a port that is named or numbered; undefined if no container declares the name. */
export function portNumber(
  port: string | number,
  containers: readonly Container[],
): number | undefined {
  if (typeof port === 'number') return port;
  return containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === port)
    ?.containerPort;
}
