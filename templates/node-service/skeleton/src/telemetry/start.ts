import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { RuntimeNodeInstrumentation } from '@opentelemetry/instrumentation-runtime-node';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { logTelemetryFailures } from './diagnostics.ts';
import { otlpMetricReaders, spanProcessors } from './exporters.ts';
import { measureProcess } from './process-metrics.ts';
import { PrometheusReader } from './prometheus.ts';
import { resource, resourceDetectors } from './resource.ts';

/**
 * Loaded by `node --import`, before anything else: instrumentation must be loaded before the
 * modules that it instruments.
 */
const prometheus = new PrometheusReader();
const processors = spanProcessors(process.env);

const sdk = new NodeSDK({
  resource,
  resourceDetectors,
  instrumentations: [
    new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => isProbe(url) }),
    new UndiciInstrumentation(),
    new RuntimeNodeInstrumentation(),
  ],
  metricReaders: [prometheus, ...otlpMetricReaders(process.env)],
  logRecordProcessors: [],
  ...(processors === undefined ? {} : { spanProcessors: processors }),
});

logTelemetryFailures();
sdk.start();
measureProcess();

export const telemetry = {
  /** All metrics in the Prometheus text format. */
  scrape: () => prometheus.scrape(),
  /** Sends what is still buffered. */
  flush: () => sdk.shutdown(),
};

/** Probes and scrapes would flood the traces and distort the error rate. */
function isProbe(url: string | undefined): boolean {
  return url === '/livez' || url === '/readyz' || url === '/metrics';
}
