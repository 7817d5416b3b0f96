import {
  type Attributes,
  type Context,
  context,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { service } from '../service.ts';

export interface Work {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
  /** The trace that it belongs to, if not the caller's. */
  readonly within?: Context;
}

/** Records uninstrumented work as a span, and whether it failed. */
export async function inSpan<T>(work: Work, run: () => Promise<T>): Promise<T> {
  const { name, within = context.active(), ...options } = work;
  const tracer = trace.getTracer(service.name);
  return tracer.startActiveSpan(name, options, within, async (span) => {
    try {
      return await run();
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
