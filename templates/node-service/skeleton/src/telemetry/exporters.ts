import { OTLPMetricExporter as GrpcExporter } from '@opentelemetry/exporter-metrics-otlp-grpc';
import { OTLPMetricExporter as JsonExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtobufExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { type IMetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NoopSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';

type Environment = NodeJS.ProcessEnv;

const DEFAULT_INTERVAL_MS = 60_000;

/**
 * Whether a signal is exported, according to the standard variables. Without one of them the
 * exporters would send to localhost by default, and log an error for every batch.
 */
export function isExported(signal: 'TRACES' | 'METRICS', environment: Environment): boolean {
  const exporter = environment[`OTEL_${signal}_EXPORTER`];
  if (exporter) return exporter !== 'none';
  const endpoint = environment[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`];
  return Boolean(endpoint || environment.OTEL_EXPORTER_OTLP_ENDPOINT);
}

/**
 * Undefined leaves the exporters to the SDK, which reads the OTEL_* variables. Otherwise spans go
 * nowhere but still exist, so that the lines of one request share a trace id in the logs.
 */
export function spanProcessors(environment: Environment): SpanProcessor[] | undefined {
  return isExported('TRACES', environment) ? undefined : [new NoopSpanProcessor()];
}

/** Pushes metrics over OTLP when the standard variables ask for it; the scrape works either way. */
export function otlpMetricReaders(environment: Environment): IMetricReader[] {
  if (!isExported('METRICS', environment)) return [];
  const interval = Number(environment.OTEL_METRIC_EXPORT_INTERVAL || DEFAULT_INTERVAL_MS);
  return [
    new PeriodicExportingMetricReader({
      exporter: createMetricExporter(environment),
      exportIntervalMillis: interval,
      exportTimeoutMillis: Math.min(interval, 30_000),
    }),
  ];
}

function createMetricExporter(environment: Environment) {
  const protocol =
    environment.OTEL_EXPORTER_OTLP_METRICS_PROTOCOL || environment.OTEL_EXPORTER_OTLP_PROTOCOL;
  if (protocol === 'grpc') return new GrpcExporter();
  if (protocol === 'http/json') return new JsonExporter();
  return new ProtobufExporter();
}
