import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, startCollector } from '../support/collector.ts';
import { readMetricNames, readResources, readSpans } from '../support/otlp.ts';
import { until } from '../support/poll.ts';
import { end } from '../support/program.ts';
import { type Environment, type Service, startService } from '../support/service.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';

const protocols = [
  ['http/protobuf', 'http'],
  ['grpc', 'grpc'],
] as const;

describeWithTools(['node24', 'otelcol'], 'OTLP', () => {
  let collector: Collector;
  let service: Service | undefined;
  beforeAll(async () => {
    collector = await startCollector();
  });
  afterEach(() => end(service));
  afterAll(() => collector.stop());

  describe.each(variants)('%s', (variant) => {
    const start = async (environment: Environment) => {
      service = await startService(generated(variant), environment);
      return service;
    };

    it.each(protocols)('brings spans and metrics to a Collector by %s', async (protocol, door) => {
      const name = `${variant.replace(', ', '-')}-${door}`;
      const { url, logs, signal, exited, output } = await start({
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector[door],
        OTEL_SERVICE_NAME: name,
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      });
      await fetch(`${url}/greetings`);
      const logged = await until('a log record', () =>
        logs().find((record) => record.path === '/greetings'),
      );
      // The end sends what is still held back, so nothing has to be waited for.
      signal('SIGTERM');
      expect(await exited, output()).toBe(0);

      const own = ofService(collector, name);
      const span = readSpans(own).find(({ traceId }) => traceId === logged.trace_id);
      expect(span?.name).toBe('GET /greetings');
      expect(span?.attributes).toMatchObject({
        'http.request.method': 'GET',
        'http.route': '/greetings',
        'url.path': '/greetings',
      });
      expect(readMetricNames(own)).toContain('http.server.request.duration');
      for (const resource of readResources(own)) {
        expect(resource).toMatchObject({
          'service.name': name,
          'deployment.environment.name': 'test',
        });
      }
    });

    it('is sent under its own name when none is given', async () => {
      const { url, signal, exited } = await start({
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.http,
      });
      await fetch(`${url}/greetings`);
      signal('SIGTERM');
      expect(await exited).toBe(0);
      const name = String(generated(variant).answers.name);
      expect(readSpans(ofService(collector, name))).not.toEqual([]);
    });

    it('takes an endpoint for traces alone, as the manifests give one', async () => {
      const name = `${variant.replace(', ', '-')}-traces`;
      const { url, signal, exited } = await start({
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.http}/v1/traces`,
        OTEL_SERVICE_NAME: name,
      });
      await fetch(`${url}/greetings`);
      signal('SIGTERM');
      expect(await exited).toBe(0);
      const own = ofService(collector, name);
      expect(readSpans(own)).not.toEqual([]);
      expect(readMetricNames(own)).toEqual([]);
    });

    it('is silent when no endpoint is set', async () => {
      const before = collector.payloads().length;
      const { url, signal, exited, output } = await start({});
      await fetch(`${url}/greetings`);
      signal('SIGTERM');
      expect(await exited).toBe(0);
      expect(collector.payloads()).toHaveLength(before);
      expect(output()).not.toMatch(/ECONNREFUSED|:431[78]\b|"severity":"(WARN|ERROR)"/);
    });

    it('does not stop the service when nobody listens at the endpoint', async () => {
      const nobody = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
      const { url, signal, exited } = await start(nobody);
      expect((await fetch(`${url}/greetings`)).status).toBe(200);
      signal('SIGTERM');
      expect(await exited).toBe(0);
    });
  });
});

function ofService(collector: Collector, name: string) {
  return collector
    .payloads()
    .filter((payload) => readResources([payload]).some((r) => r['service.name'] === name));
}
