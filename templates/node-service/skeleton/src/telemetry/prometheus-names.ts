import { DataPointType, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics';

const unitWords: Readonly<Record<string, string>> = {
  s: 'seconds',
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  By: 'bytes',
  KiBy: 'kibibytes',
  MiBy: 'mebibytes',
  GiBy: 'gibibytes',
  '%': 'percent',
};

/**
 * Puts the unit into the name, `http.server.request.duration` in `s` becoming
 * `http.server.request.duration.seconds`, as the OpenTelemetry specification asks of a Prometheus
 * endpoint and as the Collector and the other languages do. The JavaScript serializer does not, so
 * without this a dashboard would name the same metric in two ways.
 */
export function withUnitSuffixes(metrics: ResourceMetrics): ResourceMetrics {
  return {
    ...metrics,
    scopeMetrics: metrics.scopeMetrics.map((scope) => ({
      ...scope,
      metrics: scope.metrics.map(withUnitSuffix),
    })),
  };
}

function withUnitSuffix(metric: MetricData): MetricData {
  const { name, unit } = metric.descriptor;
  const word = unitWord(metric, unit);
  if (word === undefined) return { ...metric, descriptor: { ...metric.descriptor, unit: '' } };
  const suffixed = name.endsWith(word) ? name : `${name}.${word}`;
  return { ...metric, descriptor: { ...metric.descriptor, name: suffixed, unit: word } };
}

/** A bare `1` is a ratio on a gauge only; an annotation such as `{request}` is not a unit. */
function unitWord(metric: MetricData, unit: string): string | undefined {
  if (unit === '1') return metric.dataPointType === DataPointType.GAUGE ? 'ratio' : undefined;
  return unitWords[unit];
}
