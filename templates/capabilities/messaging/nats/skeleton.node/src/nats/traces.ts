import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { type Context, context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { inSpan } from '../telemetry/span.ts';

/** The headers that carry the current trace to the receiver of the message. */
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

/** Records the sending or the processing of a message as a span. */
export function traced<T>(
  kind: SpanKind.PRODUCER | SpanKind.CONSUMER,
  subject: string,
  run: () => Promise<T>,
  within: Context = context.active(),
): Promise<T> {
  const operation = kind === SpanKind.PRODUCER ? 'send' : 'process';
  const attributes = {
    'messaging.system': 'nats',
    'messaging.destination.name': subject,
    'messaging.operation.type': operation,
  };
  return inSpan({ name: `${operation} ${subject}`, kind, attributes, within }, run);
}
