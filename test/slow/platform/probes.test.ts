import { afterEach, expect, it } from 'vitest';
import { readOverlay } from '../support/manifests.ts';
import { containerOf, plainEnvironment } from '../support/pods.ts';
import { end } from '../support/program.ts';
import { type Service, startService } from '../support/service.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';

describeWithTools(['node24', 'kustomize'], 'the Deployment', () => {
  let service: Service | undefined;
  afterEach(() => end(service));

  it.each(variants)('%s: starts the service, and its probes are answered', async (variant) => {
    const provided = generated(variant);
    const container = containerOf(await readOverlay(provided.folder, 'production'));
    // Its addresses belong to the cluster; everything else is taken as it stands.
    const { PORT, METRICS_PORT, HOST, ...environment } = plainEnvironment(container);
    const running = await startService(provided, environment);
    service = running;

    const { startupProbe, readinessProbe, livenessProbe } = container;
    for (const { httpGet } of [startupProbe, readinessProbe, livenessProbe]) {
      expect(httpGet.port).toBe('http');
      expect((await fetch(running.url + httpGet.path)).status).toBe(200);
    }
    expect((await fetch(running.metricsUrl)).status).toBe(200);
  });
});
