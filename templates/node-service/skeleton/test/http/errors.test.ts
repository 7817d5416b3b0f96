import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { limits } from '../../src/http/limits.ts';
import { startApp } from './app.ts';

const plain = { 'content-type': 'text/plain' };
const json = { 'content-type': 'application/json' };

test.each([
  ['an unknown path', 404, { url: '/nowhere?secret=1' }],
  ['a path that cannot be decoded', 400, { url: '/%zz' }],
  ['a method that the path does not support', 405, { url: '/greetings', method: 'DELETE' }],
  [
    'a body that is not JSON',
    400,
    { url: '/greetings', method: 'POST', payload: '{', headers: json },
  ],
  ['a body of text', 415, { url: '/greetings', method: 'POST', payload: 'x', headers: plain }],
  ['a body of another type', 415, { url: '/greetings', method: 'POST', payload: '<greeting/>' }],
  [
    'a body that is too large',
    413,
    { url: '/greetings', method: 'POST', payload: { name: 'x'.repeat(limits.bodyLimit) } },
  ],
] as const)('%s is answered with problem+json', async (_name, status, request) => {
  const { app } = await startApp();

  const response = await app.inject(request);

  expect(response.statusCode).toBe(status);
  expect(response.headers['content-type']).toBe('application/problem+json');
  expect(response.json()).toMatchObject({ type: 'about:blank', status });
  expect(response.body).not.toContain('secret');
});

test('a method that the path does not support is answered with those that it does', async () => {
  const { app } = await startApp();

  const methodsOf = async (url: string) =>
    (await app.inject({ url, method: 'DELETE' })).headers.allow;

  expect(await methodsOf('/greetings')).toBe('GET, HEAD, POST');
  expect(await methodsOf('/greetings/7?limit=1')).toBe('GET, HEAD');
  expect(await methodsOf('/nowhere')).toBeUndefined();
});

test('internal details are not shown to the client', async () => {
  const { app } = await startApp();
  app.get('/broken', async () => {
    throw new Error('password=hunter2');
  });

  const response = await app.inject('/broken');

  expect(response.statusCode).toBe(500);
  expect(response.json()).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
  });
});

test('a request that is not HTTP is answered with problem+json too', async () => {
  const { app } = await startApp();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');

  socket.write('nonsense\r\n\r\n');
  const answer = await text(socket);

  expect(answer).toContain('HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json');
  expect(answer).toContain('{"type":"about:blank","title":"Bad Request","status":400}');
});
