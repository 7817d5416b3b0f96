import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { startService } from './service.ts';
import { startSlowRequest } from './slow-request.ts';

const patience = { timeout: 10_000, interval: 20 };

async function statusOf(url: string): Promise<number | 'refused'> {
  return fetch(url).then(
    (response) => response.status,
    () => 'refused' as const,
  );
}

test('a request in flight is answered while the service stops', async () => {
  const service = await startService({ DRAIN_DELAY_MS: '2000' });
  const slow = await startSlowRequest(`${service.url}/greetings`, { name: 'Grace Hopper' });

  service.signal('SIGTERM');
  await vi.waitFor(async () => expect(await statusOf(`${service.url}/readyz`)).toBe(503), patience);
  service.signal('SIGTERM'); // a second one must not cut the stop short
  expect(await statusOf(`${service.url}/livez`)).toBe(200);
  expect(await statusOf(`${service.url}/greetings`)).toBe(200);
  await vi.waitFor(
    async () => expect(await statusOf(`${service.url}/livez`)).toBe('refused'),
    patience,
  );

  const answer = await slow.finish();
  expect(answer).toMatchObject({ status: 201, body: { message: 'Hello, Grace Hopper!' } });
  expect(await service.exited).toBe(0);
});

test('a request that outlasts the grace period is cut off, and the exit status says so', async () => {
  const service = await startService({ SHUTDOWN_GRACE_MS: '200' });
  const slow = await startSlowRequest(`${service.url}/greetings`, { name: 'Grace Hopper' });

  service.signal('SIGTERM');

  expect(await slow.failed).toBeInstanceOf(Error);
  expect(await service.exited).toBe(1);
  expect(service.logs.map(({ message }) => message).slice(-4)).toEqual([
    'Stopping',
    'Draining',
    'Cut off requests in flight',
    'Stopped',
  ]);
});

test('a connection that was opened in advance does not hold up the stop', async () => {
  const service = await startService({ SHUTDOWN_GRACE_MS: '10000' });
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
  await once(socket, 'connect');
  await fetch(`${service.url}/livez`);

  service.signal('SIGTERM');

  expect(await service.exited).toBe(0);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops an idle service at once', async (signal) => {
  const service = await startService();
  await fetch(`${service.url}/livez`);

  service.signal(signal);

  expect(await service.exited).toBe(0);
});
