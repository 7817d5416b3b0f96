import { around, changed, container, type Json, type Manifest, pod, workloads } from './objects.ts';

/** A service as it would be deployed, and what every engine says of it: nothing, if there is no pattern. */
export interface Case {
  readonly title: string;
  readonly objects: readonly Manifest[];
  readonly says?: RegExp;
}

type Kind = keyof typeof workloads;
type Path = readonly (string | number)[];

const podOf: Readonly<Record<Kind, Path>> = {
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  Pod: ['spec'],
};

const first = ['containers', 0] as const;
const guard = [...first, 'securityContext'] as const;

/** The service with a pod of this kind, changed at a path of the pod. */
function inPod(
  path: Path,
  value: Json | undefined,
  kind: Kind = 'Deployment',
): readonly Manifest[] {
  return [changed(workloads[kind], [...podOf[kind], ...path], value), ...around];
}

/** The service with one of its other objects changed. */
function beside(kind: string, path: Path, value: Json | undefined): readonly Manifest[] {
  const all: readonly Manifest[] = [workloads.Deployment, ...around];
  return all.map((object) => (object.kind === kind ? changed(object, path, value) : object));
}

const { securityContext: ofPod } = pod;
const prepares = { ...container, name: 'prepares', startupProbe: null };
const digest = `ghcr.io/acme/ledger@sha256:${'0a'.repeat(32)}`;
const env = (variable: Json) => inPod([...first, 'env'], [variable]);

export const good: readonly Case[] = [
  { title: 'a Deployment with all that is asked', objects: inPod([], pod) },
  { title: 'a StatefulSet', objects: inPod([], pod, 'StatefulSet') },
  { title: 'a DaemonSet', objects: inPod([], pod, 'DaemonSet') },
  { title: 'a Job without probes', objects: inPod([...first, 'startupProbe'], undefined, 'Job') },
  { title: 'a CronJob', objects: inPod([], pod, 'CronJob') },
  { title: 'a Pod', objects: inPod([], pod, 'Pod') },
  { title: 'an image by digest', objects: inPod([...first, 'image'], digest) },
  {
    title: 'an image of a folder',
    objects: inPod([...first, 'image'], 'ghcr.io/acme/a/b/ledger:1'),
  },
  { title: 'a container that prepares', objects: inPod(['initContainers'], [prepares]) },
  {
    title: 'a sidecar',
    objects: inPod(['initContainers'], [{ ...container, name: 'proxy', restartPolicy: 'Always' }]),
  },
  {
    title: 'a user that the container names',
    objects: inPod([...guard, 'runAsUser'], 10_001),
  },
  {
    title: 'a pod that says nothing of its user, and a container that does',
    objects: [
      changed(
        changed(
          workloads.Deployment,
          [...podOf.Deployment, 'securityContext', 'runAsNonRoot'],
          undefined,
        ),
        [...podOf.Deployment, ...guard, 'runAsNonRoot'],
        true,
      ),
      ...around,
    ],
  },
  {
    title: 'a profile of system calls of its own',
    objects: inPod(['securityContext'], {
      ...ofPod,
      seccompProfile: { type: 'Localhost', localhostProfile: 'ledger.json' },
    }),
  },
  {
    title: 'a password from a Secret',
    objects: env({
      name: 'DB_PASSWORD',
      valueFrom: { secretKeyRef: { name: 'db', key: 'password' } },
    }),
  },
  {
    title: 'a variable that is not valid secret',
    objects: env({ name: 'LOG_LEVEL', value: 'info' }),
  },
  {
    title: 'volumes of the pod alone',
    objects: inPod(
      ['volumes'],
      [
        { name: 'tmp', emptyDir: {} },
        { name: 'settings', configMap: { name: 'settings' } },
      ],
    ),
  },
  { title: 'a limit of CPU', objects: inPod([...first, 'resources', 'limits', 'cpu'], '1') },
  {
    title: 'a budget in percent',
    objects: beside('PodDisruptionBudget', ['spec', 'maxUnavailable'], '25%'),
  },
];

export const broken: readonly Case[] = [
  {
    title: 'a container that keeps its capabilities',
    objects: inPod([...guard, 'capabilities'], undefined),
    says: /kernel capabilities/,
  },
  {
    title: 'a capability that comes back',
    objects: inPod([...guard, 'capabilities', 'add'], ['NET_ADMIN']),
    says: /kernel capabilities/,
  },
  {
    title: 'a sidecar that keeps its capabilities',
    objects: inPod(
      ['initContainers'],
      [changed(prepares, ['securityContext', 'capabilities', 'drop'], [])],
    ),
    says: /kernel capabilities/,
  },
  ...['hostNetwork', 'hostPID', 'hostIPC'].map((sharing) => ({
    title: `a pod with ${sharing}`,
    objects: inPod([sharing], true),
    says: /uses host/,
  })),
  {
    title: 'a hostPath volume',
    objects: inPod(['volumes'], [{ name: 'logs', hostPath: { path: '/var/log' } }]),
    says: /uses hostPath/,
  },
  {
    title: 'an image from elsewhere',
    objects: inPod([...first, 'image'], 'docker.io/library/nginx:1.29.3'),
    says: /is not from/,
  },
  {
    title: 'an image of a registry that begins like ours',
    objects: inPod([...first, 'image'], 'ghcr.io/acme-evil/ledger:1.4.2'),
    says: /is not from/,
  },
  ...['', ':latest', ':'].map((tag) => ({
    title: `an image with the tag "${tag}"`,
    objects: inPod([...first, 'image'], `ghcr.io/acme/ledger${tag}`),
    says: /no fixed version/,
  })),
  {
    title: 'an image by half a digest',
    objects: inPod([...first, 'image'], 'ghcr.io/acme/ledger@sha256:0a0a'),
    says: /no fixed version/,
  },
  {
    title: 'a pod that may be root',
    objects: inPod(['securityContext', 'runAsNonRoot'], undefined),
    says: /may run as root/,
  },
  {
    title: 'a container as root',
    objects: inPod([...guard, 'runAsUser'], 0),
    says: /may run as root/,
  },
  {
    title: 'a CronJob as root',
    objects: inPod(['securityContext', 'runAsUser'], 0, 'CronJob'),
    says: /may run as root/,
  },
  {
    title: 'a process that may gain privileges',
    objects: inPod([...guard, 'allowPrivilegeEscalation'], undefined),
    says: /gain privileges/,
  },
  {
    title: 'a privileged container',
    objects: inPod([...guard, 'privileged'], true),
    says: /gain privileges/,
  },
  {
    title: 'a Job with a writable root filesystem',
    objects: inPod([...guard, 'readOnlyRootFilesystem'], false, 'Job'),
    says: /a writable root filesystem/,
  },
  {
    title: 'any system call',
    objects: inPod(['securityContext', 'seccompProfile'], undefined),
    says: /any system call/,
  },
  {
    title: 'any system call, by name',
    objects: inPod([...guard, 'seccompProfile'], { type: 'Unconfined' }),
    says: /any system call/,
  },
  ...[
    ['requests', 'cpu'],
    ['requests', 'memory'],
    ['limits', 'memory'],
  ].map((path) => ({
    title: `no resources.${path.join('.')}`,
    objects: inPod([...first, 'resources', ...path], undefined),
    says: /does not set resources\./,
  })),
  ...['startupProbe', 'readinessProbe', 'livenessProbe'].map((probe) => ({
    title: `no ${probe}`,
    objects: inPod([...first, probe], undefined),
    says: /has no \w+Probe/,
  })),
  {
    title: 'a password in a variable',
    objects: env({ name: 'DB_PASSWORD', value: 'hunter2' }),
    says: /value .*is committed to git/,
  },
  {
    title: 'a key in a variable, in small letters',
    objects: env({ name: 'stripe_api_key', value: 'sk_live_1' }),
    says: /value .*is committed to git/,
  },
  {
    title: 'pods with a token',
    objects: inPod(['automountServiceAccountToken'], undefined, 'StatefulSet'),
    says: /its pods mount a service account token/,
  },
  {
    title: 'an account that gives tokens',
    objects: beside('ServiceAccount', ['automountServiceAccountToken'], true),
    says: /mounts a token into every pod/,
  },
  {
    title: 'pods of nobody',
    objects: beside(
      'Deployment',
      ['spec', 'template', 'metadata', 'labels', 'acme.example/owner'],
      undefined,
    ),
    says: /its pods have no label/,
  },
  {
    title: 'a Service of nobody',
    objects: beside('Service', ['metadata', 'labels', 'acme.example/owner'], ''),
    says: /has no label/,
  },
  {
    title: 'an ingress rule for every peer',
    objects: beside('NetworkPolicy', ['spec', 'ingress'], [{ ports: [{ port: 'http' }] }]),
    says: /allows every peer/,
  },
  {
    title: 'an egress rule for every peer',
    objects: beside('NetworkPolicy', ['spec', 'egress'], [{}]),
    says: /allows every peer/,
  },
  {
    title: 'a budget that allows no eviction',
    objects: beside('PodDisruptionBudget', ['spec', 'maxUnavailable'], '0%'),
    says: /allows no eviction/,
  },
];
