import type { JsMsg } from '@nats-io/jetstream';
import { SpanKind } from '@opentelemetry/api';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import type { Broker } from './broker.ts';
import { MAX_DELIVERIES } from './streams.ts';
import { deadSubject } from './subjects.ts';
import { sentContext, traced } from './traces.ts';

/** Processes one message. It may get the same one twice, so it must be idempotent. */
export type Handler = (body: unknown) => Promise<void>;

/** The parts of a message that are needed here. */
export type Delivery = Pick<
  JsMsg,
  'ack' | 'data' | 'headers' | 'info' | 'nak' | 'string' | 'subject' | 'term'
>;

interface Surroundings {
  readonly broker: Pick<Broker, 'announce'>;
  readonly handle: Handler;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

/** Failed messages are redelivered with a growing delay, and in the end moved to the dead-letter stream. */
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
    logger.warn({ err, subject, deliveries }, 'A message could not be processed');
    if (deliveries < MAX_DELIVERIES && !isHopeless(err)) message.nak(1_000 * 2 ** (deliveries - 1));
    else await deadLetter(message, err, surroundings);
  }
}

/** An invalid message would be invalid the next time too. */
function isHopeless(error: unknown): boolean {
  return error instanceof SyntaxError || error instanceof z.ZodError;
}

/** If it cannot be moved, it is not acknowledged either: it is redelivered. */
async function deadLetter(
  message: Delivery,
  error: unknown,
  { broker, logger }: Surroundings,
): Promise<void> {
  const { subject, info } = message;
  const body = { subject, reason: String(error), message: message.string() };
  const id = `${info.stream}-${info.streamSequence}`;
  try {
    await broker.announce({ subject: deadSubject(subject), id, body });
    message.term('dead-lettered');
  } catch (err) {
    logger.warn({ err, subject }, 'A message could not be dead-lettered');
    message.nak(1_000);
  }
}
