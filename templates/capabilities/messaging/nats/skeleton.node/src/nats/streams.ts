import { AckPolicy, jetstreamManager } from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/transport-node';
import { service } from '../service.ts';
import { DEAD_STREAM, GREETING_CREATED, STREAM } from './subjects.ts';

const DAY_MS = 86_400_000;

/** How often a message is delivered before it is laid aside. */
export const MAX_DELIVERIES = 5;

/** Makes what is missing of the streams and of the consumer, and changes what is different. */
export async function ensureStreams(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection);
  const streams = [
    // The broker forgets ids of messages after this window; within it a second one is dropped.
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
    // One more than the service itself counts to, which is when it lays a message aside.
    max_deliver: MAX_DELIVERIES + 1,
  });
}
