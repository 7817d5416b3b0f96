import { expect, test } from 'vitest';
import type { Greeting } from '../../src/greetings/greeting.ts';
import { GreetingStore } from '../../src/greetings/store.ts';

function greeting(id: string): Greeting {
  return { id, name: 'Ada', message: 'Hello, Ada!', createdAt: '2026-11-23T12:00:00.000Z' };
}

function storeOf(capacity: number, ...ids: string[]): GreetingStore {
  const store = new GreetingStore(capacity);
  for (const id of ids) store.add(greeting(id));
  return store;
}

test('finds what was added', () => {
  expect(storeOf(10, 'a', 'b').find('b')).toEqual(greeting('b'));
});

test('lists the newest first, and no more than asked', () => {
  const ids = storeOf(10, 'a', 'b', 'c')
    .list(2)
    .map(({ id }) => id);

  expect(ids).toEqual(['c', 'b']);
});

test('forgets the oldest when it is full', () => {
  const store = storeOf(2, 'a', 'b', 'c');

  expect(store.find('a')).toBeUndefined();
  expect(store.list(10)).toHaveLength(2);
});
