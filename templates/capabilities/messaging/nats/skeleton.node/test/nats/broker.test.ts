import { randomUUID } from 'node:crypto';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { DEAD_STREAM, GREETING_CREATED, STREAM } from '../../src/nats/subjects.ts';
import { nowhere } from '../process/nowhere.ts';
import { startService } from '../process/service.ts';

const NATS_URL = process.env.NATS_URL ?? '';
const patience = { timeout: 15_000, interval: 50 };

function greet(url: string): Promise<Response> {
  return fetch(`${url}/greetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Ada' }),
  });
}

async function client() {
  const connection = await connect({ servers: NATS_URL });
  onTestFinished(() => connection.close());
  return { connection, manager: await jetstreamManager(connection) };
}

test('an invalid URL of the broker is rejected, and not logged', () => {
  expect(() => readConfig({ NATS_URL: 'amqp://ana:hunter2@broker.example' })).toThrow(
    expect.objectContaining({ problems: ['NATS_URL must be a URL that begins with nats://'] }),
  );
});

test('without its broker it is alive, is not ready, and says so to its callers', async () => {
  const service = await startService({ NATS_URL: `nats://${await nowhere()}` });

  expect((await fetch(`${service.url}/livez`)).status).toBe(200);
  const ready = await fetch(`${service.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: 'waiting', for: ['nats'] });
  const refused = await greet(service.url);
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ detail: 'The broker does not answer.' });
  service.signal('SIGTERM');
  expect(await service.exited).toBe(0);
});

describe.skipIf(NATS_URL === '')('with the broker that NATS_URL names', () => {
  test('a greeting is published, and received', async () => {
    const service = await startService({ NATS_URL });
    await vi.waitFor(
      async () => expect((await fetch(`${service.url}/readyz`)).status).toBe(200),
      patience,
    );
    const { manager } = await client();
    await vi.waitFor(() => manager.consumers.info(STREAM, STREAM), patience);

    const created = (await (await greet(service.url)).json()) as { id: string };

    const kept = await manager.streams.getMessage(STREAM, { last_by_subj: GREETING_CREATED });
    expect(kept?.json()).toEqual(created);
    expect(kept?.header.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    await vi.waitFor(
      () =>
        expect(service.logs).toContainEqual(
          expect.objectContaining({ message: 'Received a greeting', greeting: created.id }),
        ),
      patience,
    );
    service.signal('SIGTERM');
    expect(await service.exited).toBe(0);
  });

  test('an invalid message is dead-lettered', async () => {
    const service = await startService({ NATS_URL });
    const { connection, manager } = await client();
    await vi.waitFor(() => manager.consumers.info(STREAM, STREAM), patience);
    const broken = `{"id": "${randomUUID()}"`;

    await jetstream(connection).publish(GREETING_CREATED, broken);

    await vi.waitFor(async () => {
      const last = { last_by_subj: `dead.${GREETING_CREATED}` };
      const kept = await manager.streams.getMessage(DEAD_STREAM, last);
      expect(kept?.json()).toMatchObject({ subject: GREETING_CREATED, message: broken });
    }, patience);
    service.signal('SIGTERM');
    expect(await service.exited).toBe(0);
  });
});
