import { headers, type MsgHdrs } from '@nats-io/transport-node';
import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { service } from '../service.ts';

/** The headers that carry the current trace to whoever receives the message. */
export function traceHeaders(): MsgHdrs {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  const carried = headers();
  for (const [name, value] of Object.entries(carrier)) carried.set(name, value);
  return carried;
}

/** The trace in which a message was sent. */
export function sentContext(carried: MsgHdrs | undefined): Context {
  const carrier = Object.fromEntries(
    (carried?.keys() ?? []).map((key) => [key.toLowerCase(), carried?.get(key)]),
  );
  return propagation.extract(ROOT_CONTEXT, carrier);
}

interface Step {
  readonly kind: SpanKind.PRODUCER | SpanKind.CONSUMER;
  readonly subject: string;
  readonly within: Context;
}

export async function traced<T>(step: Step, run: () => Promise<T>): Promise<T> {
  const operation = step.kind === SpanKind.PRODUCER ? 'send' : 'process';
  const attributes = {
    'messaging.system': 'nats',
    'messaging.destination.name': step.subject,
    'messaging.operation.type': operation,
  };
  const options = { kind: step.kind, attributes };
  const name = `${operation} ${step.subject}`;
  const tracer = trace.getTracer(service.name);
  return tracer.startActiveSpan(name, options, step.within, async (span) => {
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
