import { expect, test } from 'vitest';
import type { Greeting } from '../../src/greetings/greeting.ts';
import { MemoryGreetings } from '../../src/greetings/memory.ts';

function greeting(id: string): Greeting {
  return { id, name: 'Ada', message: 'Hello, Ada!', createdAt: '2026-11-23T12:00:00.000Z' };
}

async function storeOf(capacity: number, ...ids: string[]): Promise<MemoryGreetings> {
  const store = new MemoryGreetings(capacity);
  for (const id of ids) await store.add(greeting(id));
  return store;
}

test('finds what was added', async () => {
  const store = await storeOf(10, 'a', 'b');

  expect(await store.find('b')).toEqual(greeting('b'));
});

test('lists the newest first, and no more than asked', async () => {
  const store = await storeOf(10, 'a', 'b', 'c');

  const listed = await store.list(2);

  expect(listed.map(({ id }) => id)).toEqual(['c', 'b']);
});

test('forgets the oldest when it is full', async () => {
  const store = await storeOf(2, 'a', 'b', 'c');

  expect(await store.find('a')).toBeUndefined();
  expect(await store.list(10)).toHaveLength(2);
});
