import { type KubernetesObject, theOnly } from './manifests.ts';

type Map = Readonly<Record<string, string>>;

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly startupProbe: Probe;
  readonly readinessProbe: Probe;
  readonly livenessProbe: Probe;
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

export interface Deployment {
  readonly replicas?: number;
  readonly selector: { readonly matchLabels: Map };
  readonly template: {
    readonly metadata: { readonly labels: Map };
    readonly spec: {
      readonly serviceAccountName: string;
      readonly terminationGracePeriodSeconds: number;
      readonly containers: readonly [Container];
    };
  };
}

export function deploymentOf(objects: readonly KubernetesObject[]): Deployment {
  return theOnly(objects, 'Deployment').spec as Deployment;
}

export function containerOf(objects: readonly KubernetesObject[]): Container {
  return deploymentOf(objects).template.spec.containers[0];
}

/** The variables that the manifest itself gives a value, without those that the cluster fills in. */
export function plainEnvironment({ env }: Container): Map {
  return Object.fromEntries(
    env.flatMap(({ name, value }) =>
      value === undefined || value.includes('$(') ? [] : [[name, value]],
    ),
  );
}
