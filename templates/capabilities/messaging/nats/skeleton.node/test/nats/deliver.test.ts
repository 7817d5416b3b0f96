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

test('a processed message is acknowledged', async () => {
  const { ack, nak, announce } = await work('{}', async () => {});

  expect(ack).toHaveBeenCalledTimes(1);
  expect(nak).not.toHaveBeenCalled();
  expect(announce).not.toHaveBeenCalled();
});

test.each([
  [1, 1_000],
  [2, 2_000],
  [4, 8_000],
])('a message that failed %i times is redelivered after %i ms', async (deliveries, delay) => {
  const fail = () => Promise.reject(new Error('the database is down'));

  const { ack, nak, announce } = await work('{}', fail, deliveries);

  expect(ack).not.toHaveBeenCalled();
  expect(nak).toHaveBeenCalledExactlyOnceWith(delay);
  expect(announce).not.toHaveBeenCalled();
});

test('a message that failed for the fifth time is dead-lettered', async () => {
  const fail = () => Promise.reject(new Error('the database is down'));

  const { announce, nak, term } = await work('{"id":1}', fail, 5);

  expect(announce).toHaveBeenCalledExactlyOnceWith({
    subject: 'dead.orders.greetings.created',
    id: 'orders-7',
    body: {
      subject: 'orders.greetings.created',
      reason: 'Error: the database is down',
      message: '{"id":1}',
    },
  });
  expect(term).toHaveBeenCalledTimes(1);
  expect(nak).not.toHaveBeenCalled();
});

test.each([
  ['not JSON', '{"id":', async () => {}],
  ['invalid', '{}', async () => void z.object({ id: z.string() }).parse({})],
])('a message that is %s is dead-lettered at once', async (_, text, handle) => {
  const { announce, term } = await work(text, handle);

  expect(announce).toHaveBeenCalledTimes(1);
  expect(term).toHaveBeenCalledTimes(1);
});
