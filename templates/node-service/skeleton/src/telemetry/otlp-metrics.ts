import { OTLPMetricExporter as GrpcExporter } from '@opentelemetry/exporter-metrics-otlp-grpc';
import { OTLPMetricExporter as JsonExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtobufExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { type IMetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { isExported } from './signals.ts';

const DEFAULT_INTERVAL_MS = 60_000;

/** Pushes metrics over OTLP when the standard variables ask for it; the scrape works either way. */
export function otlpMetricReaders(environment: NodeJS.ProcessEnv): IMetricReader[] {
  if (!isExported('METRICS', environment)) return [];
  const interval = Number(environment.OTEL_METRIC_EXPORT_INTERVAL ?? DEFAULT_INTERVAL_MS);
  return [
    new PeriodicExportingMetricReader({
      exporter: createExporter(environment),
      exportIntervalMillis: interval,
      exportTimeoutMillis: Math.min(interval, 30_000),
    }),
  ];
}

function createExporter(environment: NodeJS.ProcessEnv) {
  const protocol =
    environment.OTEL_EXPORTER_OTLP_METRICS_PROTOCOL ?? environment.OTEL_EXPORTER_OTLP_PROTOCOL;
  if (protocol === 'grpc') return new GrpcExporter();
  if (protocol === 'http/json') return new JsonExporter();
  return new ProtobufExporter();
}
