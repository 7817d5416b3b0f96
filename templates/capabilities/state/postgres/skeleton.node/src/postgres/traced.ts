import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { service } from '../service.ts';

/** One span for each attempt. The values stay out of it: they are the data of others. */
export async function traced<T>(
  statement: { readonly name: string; readonly text: string },
  run: () => Promise<T>,
): Promise<T> {
  const attributes = {
    'db.system.name': 'postgresql',
    'db.query.summary': statement.name,
    'db.query.text': statement.text,
  };
  const options = { kind: SpanKind.CLIENT, attributes };
  return trace.getTracer(service.name).startActiveSpan(statement.name, options, async (span) => {
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
