import type { JsMsg } from '@nats-io/jetstream';
import { SpanKind } from '@opentelemetry/api';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import type { Broker } from './broker.ts';
import { MAX_DELIVERIES } from './streams.ts';
import { deadSubject } from './subjects.ts';
import { sentContext, traced } from './traces.ts';

/** Works off one message. It may get the same one twice, and has to end in the same state. */
export type Handler = (body: unknown) => Promise<void>;

/** What a broker hands out, as far as it is needed here. */
export type Delivery = Pick<
  JsMsg,
  'ack' | 'data' | 'headers' | 'info' | 'nak' | 'string' | 'subject' | 'term'
>;

interface Surroundings {
  readonly broker: Pick<Broker, 'announce'>;
  readonly handle: Handler;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

/** What fails is delivered again, later each time; what fails too often, or can never succeed, is laid aside. */
export async function deliver(message: Delivery, surroundings: Surroundings): Promise<void> {
  const { handle, logger } = surroundings;
  const { subject } = message;
  const within = sentContext(message.headers);
  try {
    const work = async () => handle(JSON.parse(message.string()));
    await traced(SpanKind.CONSUMER, subject, work, within);
    message.ack();
  } catch (err) {
    const deliveries = message.info.deliveryCount;
    logger.warn({ err, subject, deliveries }, 'A message could not be worked off');
    if (deliveries < MAX_DELIVERIES && !isHopeless(err)) message.nak(1_000 * 2 ** (deliveries - 1));
    else await layAside(message, err, surroundings);
  }
}

/** A message that is not what it should be will not be so the next time. */
function isHopeless(error: unknown): boolean {
  return error instanceof SyntaxError || error instanceof z.ZodError;
}

/** If it cannot be laid aside, it is not let go either: it comes again. */
async function layAside(
  message: Delivery,
  error: unknown,
  { broker, logger }: Surroundings,
): Promise<void> {
  const { subject, info } = message;
  const body = { subject, reason: String(error), message: message.string() };
  const id = `${info.stream}-${info.streamSequence}`;
  try {
    await broker.announce({ subject: deadSubject(subject), id, body });
    message.term('laid aside');
  } catch (err) {
    logger.warn({ err, subject }, 'A message could not be laid aside');
    message.nak(1_000);
  }
}
