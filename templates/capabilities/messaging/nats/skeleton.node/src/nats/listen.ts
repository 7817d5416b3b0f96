import { setTimeout as delay } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import type { FastifyBaseLogger } from 'fastify';
import { service } from '../service.ts';
import type { Broker } from './broker.ts';
import { deliver, type Handler } from './deliver.ts';
import { ensureStreams } from './streams.ts';
import { STREAM } from './subjects.ts';

/** How long to wait while the broker is connected, but its streams are not available. */
const WAIT_MS = 1_000;

/** Processes messages to the service, one after the other, until the connection closes. */
export async function listen(
  broker: Broker,
  handle: Handler,
  logger: Pick<FastifyBaseLogger, 'warn'>,
): Promise<void> {
  const connection = await broker.connected;
  while (!connection.isClosed() && !connection.isDraining()) {
    try {
      await ensureStreams(connection);
      const consumer = await jetstream(connection).consumers.get(STREAM, service.name);
      const messages = await consumer.consume({ max_messages: 10 });
      for await (const message of messages) await deliver(message, { broker, handle, logger });
    } catch (err) {
      if (connection.isClosed()) return;
      logger.warn({ err }, 'Messages cannot be received');
    }
    await delay(WAIT_MS);
  }
}
