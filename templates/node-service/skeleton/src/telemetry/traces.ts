import { NoopSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { isExported } from './signals.ts';

/**
 * Undefined leaves the exporters to the SDK, which reads the OTEL_* variables. Otherwise spans go
 * nowhere but still exist, so that the lines of one request share a trace id in the logs.
 */
export function spanProcessors(environment: NodeJS.ProcessEnv): SpanProcessor[] | undefined {
  return isExported('TRACES', environment) ? undefined : [new NoopSpanProcessor()];
}
