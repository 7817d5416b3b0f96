import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { limitBodyTime } from '../../src/http/body-timeout.ts';
import { answerErrors } from '../../src/http/errors.ts';
import { BODY_TIMEOUT_MS, limits } from '../../src/http/limits.ts';
import { startApp } from './app.ts';

test('a body that takes too long is the error of the client, and ends its connection', async () => {
  const app = Fastify();
  answerErrors(app);
  limitBodyTime(app, 100);
  app.post('/', async () => 'read');
  onTestFinished(() => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');

  socket.write(
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"na',
  );
  const answer = await text(socket);

  expect(answer).toContain('HTTP/1.1 408 Request Timeout\r\n');
  expect(answer).toContain('connection: close');
  expect(answer).toContain('The body took too long to arrive.');
});

test('a request that is answered without its body is over, however late the body is', async () => {
  const app = Fastify({ bodyLimit: 10 });
  answerErrors(app);
  limitBodyTime(app, 100);
  app.post('/', async () => 'read');
  onTestFinished(() => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const answer = once(socket, 'data');
  socket.write(
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
  );
  expect(String(await answer)).toContain('HTTP/1.1 413 ');

  await delay(300);

  expect((await app.inject({ method: 'POST', url: '/', payload: { a: 1 } })).body).toBe('read');
});

test('a body has less time than the handler that waits for it', () => {
  expect(BODY_TIMEOUT_MS).toBeLessThan(limits.handlerTimeout);
});

test.each([
  ['NUL', '{"name":"a\\u0000b"}'],
  ['a lone surrogate', '{"name":"\\ud800"}'],
  ['NUL in a key', '{"a\\u0000":1}'],
])('text with %s, which no database stores, is refused', async (_, payload) => {
  const { app } = await startApp();

  const refused = await app.inject({
    method: 'POST',
    url: '/greetings',
    payload,
    headers: { 'content-type': 'application/json' },
  });

  expect(refused.statusCode).toBe(400);
  expect(refused.json()).toMatchObject({
    detail: 'The request has text with NUL or a lone surrogate.',
  });
});

test('a body that is nested deeply is read to its end', async () => {
  const { app } = await startApp();
  const depth = 100_000;

  const refused = await app.inject({
    method: 'POST',
    url: '/greetings',
    payload: `${'['.repeat(depth)}${']'.repeat(depth)}`,
    headers: { 'content-type': 'application/json' },
  });

  expect(refused.statusCode).toBe(400);
});
