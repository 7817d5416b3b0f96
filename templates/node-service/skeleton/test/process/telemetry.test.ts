import { expect, test } from 'vitest';
import { service as identity } from '../../src/service.ts';
import { startCollector } from './collector.ts';
import { startService } from './service.ts';

const secondsOfRequests = /^http_server_request_duration_seconds_count\{(.*)\} (\d+)$/gm;

test('requests are measured under the names of the semantic conventions', async () => {
  const service = await startService();
  await fetch(`${service.url}/greetings`);
  await fetch(`${service.url}/no/such/route`);
  await fetch(`${service.url}/readyz`);

  const response = await fetch(service.metricsUrl);
  const text = await response.text();

  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const series = [...text.matchAll(secondsOfRequests)].map(([, labels]) => labels);
  expect(series).toHaveLength(2);
  expect(series[0]).toContain('http_request_method="GET"');
  expect(series[0]).toContain('http_route="/greetings"');
  expect(series[0]).toContain('http_response_status_code="200"');
  expect(series[0]).toContain('url_scheme="http"');
  expect(series[1]).not.toContain('http_route');
  expect(text).toMatch(/^nodejs_eventloop_utilization_ratio [\d.e-]+$/m);
  expect(text).toMatch(/^process_cpu_time_seconds_total\{.*type="user".*\} [\d.e-]+$/m);
  expect(text).toMatch(/^process_memory_usage_bytes \d+$/m);
  expect(text).toMatch(/^v8js_memory_heap_used_bytes\{.*\} \d+$/m);
  expect(text).toMatch(new RegExp(`^target_info\\{.*service_name="${identity.name}".*\\} 1$`, 'm'));
});

test('the log line of a request carries the trace that the caller began', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const service = await startService();

  await fetch(`${service.url}/greetings`, {
    headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  });
  service.signal('SIGTERM');
  await service.exited;

  expect(service.logs).toContainEqual(
    expect.objectContaining({
      message: 'Request completed',
      route: '/greetings',
      status: 200,
      trace_id: traceId,
      span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
    }),
  );
});

test('spans and metrics are sent to OTEL_EXPORTER_OTLP_ENDPOINT', async () => {
  const collector = await startCollector();
  const service = await startService({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_SERVICE_NAME: 'renamed-by-the-platform',
  });

  await fetch(`${service.url}/greetings`);
  service.signal('SIGTERM');
  await service.exited;

  for (const [path, content] of [
    ['/v1/traces', 'GET /greetings'],
    ['/v1/metrics', 'http.server.request.duration'],
  ]) {
    const delivery = collector.deliveries.find((candidate) => candidate.path === path);
    expect(delivery?.contentType).toBe('application/x-protobuf');
    expect(delivery?.body.includes(content ?? '')).toBe(true);
    expect(delivery?.body.includes('renamed-by-the-platform')).toBe(true);
  }
});

test('nothing is sent and no error is logged when no endpoint is set', async () => {
  const service = await startService();

  await fetch(`${service.url}/greetings`);
  await fetch(service.metricsUrl);
  service.signal('SIGTERM');

  expect(await service.exited).toBe(0);
  expect(service.logs.filter(({ severity }) => severity !== 'INFO')).toEqual([]);
});

test.each(['http/protobuf', 'grpc'])(
  'an unreachable collector does not fail the shutdown (%s)',
  async (protocol) => {
    const service = await startService({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    });

    await fetch(`${service.url}/greetings`);
    service.signal('SIGTERM');

    expect(await service.exited).toBe(0);
  },
);
