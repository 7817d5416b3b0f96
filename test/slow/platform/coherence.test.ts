import { beforeAll, describe, expect, it } from 'vitest';
import {
  type KubernetesObject,
  ofKind,
  overlays,
  readOverlay,
  theOnly,
} from '../support/manifests.ts';
import { readPlatform } from '../support/platform.ts';
import { containerOf, deploymentOf, plainEnvironment } from '../support/pods.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';

interface Selecting {
  readonly selector: { readonly matchLabels?: Readonly<Record<string, string>> };
}

const recommended = ['name', 'part-of', 'managed-by', 'component'].map(
  (key) => `app.kubernetes.io/${key}`,
);

const cases = variants.flatMap((variant) => overlays.map((overlay) => [variant, overlay] as const));

/** What no schema can tell: that the objects of an overlay speak of each other. */
describeWithTools(['kustomize'], 'the objects of an overlay', () => {
  describe.each(cases)('%s, %s', (variant, overlay) => {
    const { answers, folder } = generated(variant);
    let objects: KubernetesObject[];
    beforeAll(async () => {
      objects = await readOverlay(folder, overlay);
    });
    const spec = <T>(kind: string) => theOnly(objects, kind).spec as T;
    const podLabels = () => deploymentOf(objects).template.metadata.labels;

    it('share one namespace, which is no other overlay’s', async () => {
      const namespaces = new Set(objects.map(({ metadata }) => metadata.namespace));
      expect([...namespaces]).toEqual([expect.stringContaining(overlay)]);
    });

    it('carry the recommended labels', () => {
      for (const { kind, metadata } of objects) {
        expect(Object.keys(metadata.labels ?? {}), kind).toEqual(
          expect.arrayContaining(recommended),
        );
      }
    });

    it('select the pods of the Deployment', () => {
      const selectors = [
        deploymentOf(objects).selector.matchLabels,
        spec<{ selector: Readonly<Record<string, string>> }>('Service').selector,
        spec<Selecting>('PodDisruptionBudget').selector.matchLabels,
        ...ofKind(objects, 'NetworkPolicy').map(
          (policy) =>
            (policy.spec as { podSelector: Selecting['selector'] }).podSelector.matchLabels,
        ),
      ];
      expect(selectors.length).toBeGreaterThan(3);
      for (const selector of selectors) {
        expect(selector).toBeTruthy();
        expect(podLabels()).toMatchObject(selector ?? {});
      }
    });

    it('name ports that the container opens', () => {
      const opened = containerOf(objects).ports.map(({ name }) => name);
      const { ports } = spec<{ ports: { name: string; targetPort: string }[] }>('Service');
      expect(opened).toEqual(expect.arrayContaining(['http', 'metrics']));
      expect(ports.map(({ targetPort }) => targetPort).sort()).toEqual(opened.sort());
    });

    it('have a ServiceMonitor that finds the Service', () => {
      const { selector, endpoints } = spec<Selecting & { endpoints: { port: string }[] }>(
        'ServiceMonitor',
      );
      const service = theOnly(objects, 'Service');
      const { ports } = service.spec as { ports: { name: string }[] };
      expect(service.metadata.labels).toMatchObject(selector.matchLabels ?? {});
      expect(ports.map(({ name }) => name)).toContain(endpoints[0]?.port);
    });

    it('leave the number of pods to the autoscaler', () => {
      const deployment = theOnly(objects, 'Deployment');
      const target = { kind: 'Deployment', name: deployment.metadata.name };
      expect(spec('HorizontalPodAutoscaler')).toMatchObject({ scaleTargetRef: target });
      expect(deployment.spec).not.toHaveProperty('replicas');
    });

    it('run under an account of their own, without a token', () => {
      const account = theOnly(objects, 'ServiceAccount');
      expect(account).toMatchObject({ automountServiceAccountToken: false });
      expect(deploymentOf(objects).template.spec.serviceAccountName).toBe(account.metadata.name);
    });

    it('take a version of the image that the pipeline pushes', () => {
      const { registry } = readPlatform();
      const { image, name } = containerOf(objects);
      expect(name).toBe(answers.name);
      expect(image).toMatch(/:(?!latest$)[\w.-]+$|@sha256:[0-9a-f]{64}$/);
      expect(image.split(/[:@]/)[0]).toBe(`${registry}/${answers.name}`);
    });

    it('tell the service the ports that they open', () => {
      const container = containerOf(objects);
      const { PORT, METRICS_PORT } = plainEnvironment(container);
      expect(container.ports).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: 'http', containerPort: Number(PORT) }),
          expect.objectContaining({ name: 'metrics', containerPort: Number(METRICS_PORT) }),
        ]),
      );
    });

    it('give it the time that it takes to stop', () => {
      const { DRAIN_DELAY_MS, SHUTDOWN_GRACE_MS } = plainEnvironment(containerOf(objects));
      const { terminationGracePeriodSeconds } = deploymentOf(objects).template.spec;
      const wanted = (Number(DRAIN_DELAY_MS) + Number(SHUTDOWN_GRACE_MS)) / 1000;
      expect(Number(DRAIN_DELAY_MS)).toBeGreaterThan(0);
      expect(terminationGracePeriodSeconds).toBeGreaterThan(wanted);
    });
  });
});
