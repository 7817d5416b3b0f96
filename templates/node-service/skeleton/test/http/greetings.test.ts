import { expect, test } from 'vitest';
import { startApp } from './app.ts';

test('a greeting is created, found and listed', async () => {
  const { app } = await startApp();

  const created = await app.inject({
    method: 'POST',
    url: '/greetings',
    payload: { name: '  Ada Lovelace ' },
  });

  expect(created.statusCode).toBe(201);
  expect(created.json()).toEqual({
    id: expect.any(String),
    name: 'Ada Lovelace',
    message: 'Hello, Ada Lovelace!',
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  const found = await app.inject(String(created.headers.location));
  expect(found.json()).toEqual(created.json());
  const listed = await app.inject('/greetings');
  expect(listed.json()).toEqual({ items: [created.json()] });
});

test('the list is as long as asked', async () => {
  const { app } = await startApp();
  for (const name of ['Ada', 'Grace', 'Edsger']) {
    await app.inject({ method: 'POST', url: '/greetings', payload: { name } });
  }

  const listed = await app.inject('/greetings?limit=2');

  expect(listed.json().items.map((item: { name: string }) => item.name)).toEqual([
    'Edsger',
    'Grace',
  ]);
});

test('an invalid greeting is rejected, with every reason', async () => {
  const { app } = await startApp();

  const refused = await app.inject({
    method: 'POST',
    url: '/greetings',
    payload: { name: '', nickname: 'Countess' },
  });

  expect(refused.statusCode).toBe(400);
  expect(refused.headers['content-type']).toBe('application/problem+json');
  expect(refused.json()).toMatchObject({
    title: 'Bad Request',
    status: 400,
    detail: 'The body is not valid.',
    errors: [{ pointer: '/name' }, { pointer: '', detail: expect.stringContaining('nickname') }],
  });
});

test('a greeting that does not exist is a problem, not an empty answer', async () => {
  const { app } = await startApp();

  const missing = await app.inject('/greetings/b9a3d0c4-4f0e-4b2e-9b52-3d0a5b2a7c11');

  expect(missing.statusCode).toBe(404);
  expect(missing.json()).toMatchObject({
    detail: 'There is no greeting b9a3d0c4-4f0e-4b2e-9b52-3d0a5b2a7c11.',
  });
});
