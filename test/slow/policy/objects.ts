/** A Kubernetes object as data. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };
export type Manifest = { readonly [key: string]: Json };

const namespace = 'platform-team-production';
const labels = {
  'acme.example/owner': 'platform-team',
  'app.kubernetes.io/name': 'ledger',
  'app.kubernetes.io/part-of': 'platform-team',
};
const metadata = { name: 'ledger', namespace, labels };

const probe = (path: string) => ({ httpGet: { path, port: 8080 } });

export const container = {
  name: 'ledger',
  image: 'ghcr.io/acme/ledger:1.4.2',
  startupProbe: probe('/livez'),
  livenessProbe: probe('/livez'),
  readinessProbe: probe('/readyz'),
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
};

export const pod = {
  automountServiceAccountToken: false,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 65532,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  containers: [container],
};

const template = { metadata: { labels }, spec: pod };

/** What runs the pods, by kind; the pod of each stands at another place. */
export const workloads = {
  Deployment: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { selector: { matchLabels: { 'app.kubernetes.io/name': 'ledger' } }, template },
  },
  StatefulSet: {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: { serviceName: 'ledger', selector: { matchLabels: labels }, template },
  },
  DaemonSet: {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: { selector: { matchLabels: labels }, template },
  },
  Job: {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: { template: { ...template, spec: { ...pod, restartPolicy: 'Never' } } },
  },
  CronJob: {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: {
        spec: { template: { ...template, spec: { ...pod, restartPolicy: 'Never' } } },
      },
    },
  },
  Pod: { apiVersion: 'v1', kind: 'Pod', metadata, spec: pod },
} satisfies Record<string, Manifest>;

/** What stands around a workload, so that a rule that looks at neighbours has nothing to say. */
export const around: readonly Manifest[] = [
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'ledger' },
      maxReplicas: 5,
    },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'ledger' } } },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'ledger' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 'http' }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata,
    automountServiceAccountToken: false,
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: { 'app.kubernetes.io/name': 'ledger' }, ports: [{ name: 'http', port: 80 }] },
  },
];

type Path = readonly (string | number)[];

/** A copy of data with another value at a path; undefined takes it away. */
export function changed<T extends Json>(
  data: T,
  [first, ...rest]: Path,
  value: Json | undefined,
): T {
  if (first === undefined) return value as T;
  if (Array.isArray(data)) {
    return data.with(
      first as number,
      changed(data[first as number] ?? {}, rest, value),
    ) as Json as T;
  }
  const { [first]: inner, ...others } = data as Record<string, Json>;
  if (rest.length === 0 && value === undefined) return others as Json as T;
  return { ...others, [first]: changed(inner ?? {}, rest, value) } as Json as T;
}
