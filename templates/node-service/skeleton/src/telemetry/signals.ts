type Signal = 'TRACES' | 'METRICS';

/**
 * Whether a signal is to be sent anywhere, by the standard variables. Without one of them the
 * exporters' own default would be a collector on localhost, and an error for every batch.
 */
export function isExported(signal: Signal, environment: NodeJS.ProcessEnv): boolean {
  const exporter = environment[`OTEL_${signal}_EXPORTER`];
  if (exporter !== undefined && exporter !== '') return exporter !== 'none';
  return [`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`, 'OTEL_EXPORTER_OTLP_ENDPOINT'].some(
    (name) => environment[name] !== undefined && environment[name] !== '',
  );
}
