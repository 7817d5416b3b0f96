import { type KubernetesObject, theOnly } from './manifests.ts';
import type { Labels } from './prometheus.ts';

interface MonitorSpec {
  readonly jobLabel?: string;
  readonly endpoints: readonly [{ readonly port: string }];
}

/** The labels that the Prometheus operator gives to a pod's target, after the ServiceMonitor. */
export function targetLabels(objects: readonly KubernetesObject[]): Labels {
  const service = theOnly(objects, 'Service').metadata;
  const { jobLabel, endpoints } = theOnly(objects, 'ServiceMonitor').spec as MonitorSpec;
  return {
    job: (jobLabel && service.labels?.[jobLabel]) || service.name,
    namespace: service.namespace ?? 'default',
    service: service.name,
    endpoint: endpoints[0].port,
    container: service.name,
    pod: `${service.name}-5d4f8c7b9-x2x7k`,
  };
}
