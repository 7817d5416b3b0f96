import { expect, test } from 'vitest';
import { service } from '../../src/service.ts';
import { startApp } from './app.ts';

test('the document describes every route of the service, and only those', async () => {
  const { app } = await startApp();

  const document = (await app.inject('/openapi.json')).json();

  expect(document.openapi).toBe('3.1.0');
  expect(document.info).toMatchObject({ title: service.name });
  expect(Object.keys(document.paths)).toEqual(['/greetings', '/greetings/{id}']);
  expect(Object.keys(document.components.schemas)).toEqual(['Problem', 'Greeting']);
});

test('errors are described as problem+json', async () => {
  const { app } = await startApp();

  const document = (await app.inject('/openapi.json')).json();

  expect(document.paths['/greetings/{id}'].get.responses['404'].content).toEqual({
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  });
});

test('api/openapi.json is up to date: write it with npm run openapi', async () => {
  const { app } = await startApp();

  const document = (await app.inject('/openapi.json')).json();

  // Without the version, so that a release does not change the file.
  const info = { ...document.info, version: 'devel' };
  const text = `${JSON.stringify({ ...document, info }, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../api/openapi.json');
});
