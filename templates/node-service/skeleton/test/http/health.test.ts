import { expect, test } from 'vitest';
import { startApp } from './app.ts';

test('a fresh service is alive and ready', async () => {
  const { app } = await startApp();

  expect((await app.inject('/livez')).statusCode).toBe(200);
  expect((await app.inject('/readyz')).statusCode).toBe(200);
});

test('a service without its dependencies is alive, and reports what it waits for', async () => {
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

test('a draining service is alive, but not ready', async () => {
  const { app, readiness } = await startApp();
  readiness.drain();

  expect((await app.inject('/livez')).statusCode).toBe(200);
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ status: 'draining' });
});
