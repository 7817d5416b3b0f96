import { expect, test } from 'vitest';
import { startApp } from './app.ts';

test('a fresh service lives and is ready', async () => {
  const { app } = await startApp();

  expect((await app.inject('/livez')).statusCode).toBe(200);
  expect((await app.inject('/readyz')).statusCode).toBe(200);
});

test('a service without what it needs still lives, and says what it waits for', async () => {
  const { app } = await startApp({
    broker: async () => 'it is there',
    database: () => Promise.reject(new Error('connection refused')),
    vault: () => new Promise(() => {}),
  });

  expect((await app.inject('/livez')).statusCode).toBe(200);
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ status: 'waiting', for: ['database', 'vault'] });
});

test('a draining service still lives, but wants no traffic', async () => {
  const { app, readiness } = await startApp();
  readiness.drain();

  expect((await app.inject('/livez')).statusCode).toBe(200);
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ status: 'draining' });
});
