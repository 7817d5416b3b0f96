import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Delivery, deliver } from '../../src/nats/deliver.ts';

function delivered(text: string, deliveryCount = 1) {
  const info = { deliveryCount, stream: 'orders', streamSequence: 7 } as Delivery['info'];
  return {
    message: { subject: 'orders.greetings.created', string: () => text, info } as Delivery,
    answers: { ack: vi.fn(), nak: vi.fn(), term: vi.fn() },
  };
}

async function work(text: string, handle: () => Promise<void>, deliveryCount?: number) {
  const { message, answers } = delivered(text, deliveryCount);
  const announce = vi.fn(async () => {});
  const surroundings = { broker: { announce }, handle, logger: { warn: vi.fn() } };
  await deliver(Object.assign(message, answers), surroundings);
  return { ...answers, announce };
}

test('what was worked off is let go', async () => {
  const { ack, nak, announce } = await work('{}', async () => {});

  expect(ack).toHaveBeenCalledTimes(1);
  expect(nak).not.toHaveBeenCalled();
  expect(announce).not.toHaveBeenCalled();
});

test.each([
  [1, 1_000],
  [2, 2_000],
  [4, 8_000],
])('what failed for the %ith time comes again after %i ms', async (deliveries, delay) => {
  const fail = () => Promise.reject(new Error('the database is away'));

  const { ack, nak, announce } = await work('{}', fail, deliveries);

  expect(ack).not.toHaveBeenCalled();
  expect(nak).toHaveBeenCalledExactlyOnceWith(delay);
  expect(announce).not.toHaveBeenCalled();
});

test('what failed for the fifth time is laid aside', async () => {
  const fail = () => Promise.reject(new Error('the database is away'));

  const { announce, nak, term } = await work('{"id":1}', fail, 5);

  expect(announce).toHaveBeenCalledExactlyOnceWith({
    subject: 'dead.orders.greetings.created',
    id: 'orders-7',
    body: {
      subject: 'orders.greetings.created',
      reason: 'Error: the database is away',
      message: '{"id":1}',
    },
  });
  expect(term).toHaveBeenCalledTimes(1);
  expect(nak).not.toHaveBeenCalled();
});

test.each([
  ['no JSON', '{"id":', async () => {}],
  ['not what was promised', '{}', async () => void z.object({ id: z.string() }).parse({})],
])('what is %s is laid aside at once', async (_, text, handle) => {
  const { announce, term } = await work(text, handle);

  expect(announce).toHaveBeenCalledTimes(1);
  expect(term).toHaveBeenCalledTimes(1);
});
