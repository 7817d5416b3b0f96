import type { Document } from 'yaml';

/** One change that a policy must refuse, and what it must say of it. */
export interface Breakage {
  readonly policy: string;
  readonly says: string;
  readonly change: (objects: Document[]) => void;
}

type Path = readonly (string | number)[];

const pod: Path = ['spec', 'template', 'spec'];
const container: Path = [...pod, 'containers', 0];
const guard: Path = [...container, 'securityContext'];

/** At least one for each policy over the manifests, and one for each thing that it denies. */
export const breakages: readonly Breakage[] = [
  b('autoscaling', 'no HorizontalPodAutoscaler scales it', remove('HorizontalPodAutoscaler')),
  b('autoscaling', 'sets replicas', set('Deployment', ['spec', 'replicas'], 3)),
  b('capabilities', 'has kernel capabilities', unset([...guard, 'capabilities'])),
  b(
    'capabilities',
    'has kernel capabilities',
    setPod([...guard, 'capabilities', 'add'], ['SYS_TIME']),
  ),
  b('disruption', 'no PodDisruptionBudget selects its pods', remove('PodDisruptionBudget')),
  b('disruption', 'allows no eviction', set('PodDisruptionBudget', ['spec', 'maxUnavailable'], 0)),
  b('host', 'uses hostNetwork', setPod([...pod, 'hostNetwork'], true)),
  b('host', 'uses hostPath', setPod([...pod, 'volumes', 0, 'hostPath'], { path: '/etc' })),
  b('image', 'is not from', setPod([...container, 'image'], 'docker.io/library/nginx:1.29.3')),
  b('image', 'has no fixed version', setPod([...container, 'image'], 'ghcr.io/acme/orders:latest')),
  b('image', 'has no fixed version', setPod([...container, 'image'], 'ghcr.io/acme/orders')),
  b('labels', 'Service/orders: has no label', unset(['metadata', 'labels'], 'Service')),
  b(
    'labels',
    'its pods have no label',
    unset([...pod.slice(0, 2), 'metadata', 'labels', 'app.kubernetes.io/part-of']),
  ),
  b('network', 'no NetworkPolicy for both', remove('NetworkPolicy')),
  b(
    'network',
    'allows every peer',
    set('NetworkPolicy', ['spec', 'ingress'], [{ ports: [{ port: 'http' }] }]),
  ),
  b('non_root', 'may run as root', unset([...pod, 'securityContext', 'runAsNonRoot'])),
  b('non_root', 'may run as root', setPod([...guard, 'runAsUser'], 0)),
  b('privileges', 'may gain privileges', unset([...guard, 'allowPrivilegeEscalation'])),
  b('privileges', 'may gain privileges', setPod([...guard, 'privileged'], true)),
  b('probes', 'has no readinessProbe', unset([...container, 'readinessProbe'])),
  b('probes', 'has no livenessProbe', unset([...container, 'livenessProbe'])),
  b(
    'read_only_root',
    'has a writable root filesystem',
    unset([...guard, 'readOnlyRootFilesystem']),
  ),
  b(
    'resources',
    'does not set resources.limits.memory',
    unset([...container, 'resources', 'limits']),
  ),
  b(
    'resources',
    'does not set resources.requests.cpu',
    unset([...container, 'resources', 'requests', 'cpu']),
  ),
  b('seccomp', 'may make any system call', unset([...pod, 'securityContext', 'seccompProfile'])),
  b(
    'secrets',
    'the value of DATABASE_PASSWORD is committed to git',
    addVariable('DATABASE_PASSWORD', 'hunter2'),
  ),
  b('secrets', 'contains values committed to git', turnIntoSecret),
  b(
    'service_account_token',
    'its pods mount a service account token',
    unset([...pod, 'automountServiceAccountToken']),
  ),
  b(
    'service_account_token',
    'mounts a token into every pod',
    unset(['automountServiceAccountToken'], 'ServiceAccount'),
  ),
];

function b(policy: string, says: string, change: Breakage['change']): Breakage {
  return { policy, says, change };
}

function set(kind: string, path: Path, value: unknown): Breakage['change'] {
  return (objects) => {
    for (const object of ofKind(objects, kind)) object.setIn(path, value);
  };
}

function setPod(path: Path, value: unknown): Breakage['change'] {
  return set('Deployment', path, value);
}

/** Throws where there was nothing to take away, as then nothing is broken either. */
function unset(path: Path, kind = 'Deployment'): Breakage['change'] {
  return (objects) => {
    for (const object of ofKind(objects, kind)) {
      if (!object.deleteIn(path)) throw new Error(`${kind} has no ${path.join('.')}`);
    }
  };
}

function remove(kind: string): Breakage['change'] {
  return (objects) => {
    for (const object of ofKind(objects, kind)) objects.splice(objects.indexOf(object), 1);
  };
}

function addVariable(name: string, value: string): Breakage['change'] {
  return (objects) => {
    for (const object of ofKind(objects, 'Deployment')) {
      object.addIn([...container, 'env'], object.createNode({ name, value }));
    }
  };
}

/** Keeps the labels of the ConfigMap, so that nothing else is wrong with it. */
function turnIntoSecret(objects: Document[]): void {
  set('ConfigMap', ['kind'], 'Secret')(objects);
}

function ofKind(objects: readonly Document[], kind: string): Document[] {
  const found = objects.filter((object) => object.get('kind') === kind);
  if (found.length === 0) throw new Error(`no ${kind}`);
  return found;
}
