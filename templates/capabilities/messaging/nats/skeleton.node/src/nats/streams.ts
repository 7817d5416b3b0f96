import { AckPolicy, jetstreamManager } from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/transport-node';
import { service } from '../service.ts';
import { DEAD_STREAM, GREETING_CREATED, STREAM } from './subjects.ts';

const DAY_MS = 86_400_000;

/** How often a message is delivered before it is dead-lettered. */
export const MAX_DELIVERIES = 5;

/** Creates or updates the streams and the consumer. */
export async function ensureStreams(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection);
  const streams = [
    // The broker drops messages whose id it has seen within this window.
    { name: STREAM, subjects: [`${service.name}.>`], days: 7, duplicate_window: nanos(120_000) },
    { name: DEAD_STREAM, subjects: [`dead.${service.name}.>`], days: 30 },
  ];
  for (const { name, days, ...settings } of streams) {
    const wanted = { name, max_age: nanos(days * DAY_MS), ...settings };
    const there = await manager.streams.info(name).catch(() => undefined);
    await (there ? manager.streams.update(name, wanted) : manager.streams.add(wanted));
  }
  await manager.consumers.add(STREAM, {
    durable_name: service.name,
    filter_subject: GREETING_CREATED,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(30_000),
    // One more than the service's own limit, after which it dead-letters a message.
    max_deliver: MAX_DELIVERIES + 1,
  });
}
