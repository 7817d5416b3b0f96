import { describe, expect, test } from 'vitest';
import { nowhere } from '../process/nowhere.ts';
import { runToEnd, startService } from '../process/service.ts';
import { migrate } from './migrate.ts';

const DATABASE_URL = process.env.DATABASE_URL ?? '';

test('without its database it is alive, is not ready, and says so to its callers', async () => {
  const service = await startService({ DATABASE_URL: `postgres://${await nowhere()}/orders` });

  const [live, ready, list] = await Promise.all(
    ['/livez', '/readyz', '/greetings'].map((path) => fetch(`${service.url}${path}`)),
  );

  expect(live?.status).toBe(200);
  expect(ready?.status).toBe(503);
  expect(await ready?.json()).toEqual({ status: 'waiting', for: ['postgres'] });
  expect(list?.status).toBe(503);
  expect(list?.headers.get('content-type')).toBe('application/problem+json');
  expect(await list?.json()).toMatchObject({ detail: 'The database does not answer.' });
  service.signal('SIGTERM');
  expect(await service.exited).toBe(0);
});

test('a wrong address stops the start, and its password is in no log', async () => {
  const { status, logs } = await runToEnd({ DATABASE_URL: 'mysql://ana:hunter2@db.example' });

  expect(status).toBe(1);
  expect(JSON.stringify(logs)).not.toContain('hunter2');
});

describe.skipIf(DATABASE_URL === '')('with the database that DATABASE_URL names', () => {
  test('migrations run once, however often they are asked for', async () => {
    expect((await Promise.all([migrate(DATABASE_URL), migrate(DATABASE_URL)])).sort()).toEqual([
      0, 0,
    ]);
    expect(await migrate(DATABASE_URL)).toBe(0);
  });

  test('stored data survives a restart, and the shutdown is clean', async () => {
    await migrate(DATABASE_URL);
    const first = await startService({ DATABASE_URL });
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    const created = await fetch(`${first.url}/greetings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: "Ada'; DROP TABLE greetings; --" }),
    });
    expect(created.status).toBe(201);
    first.signal('SIGTERM');
    expect(await first.exited).toBe(0);

    const second = await startService({ DATABASE_URL });
    const found = await fetch(`${second.url}${created.headers.get('location')}`);

    expect(await found.json()).toEqual(await created.json());
    const { items } = (await (await fetch(`${second.url}/greetings?limit=1`)).json()) as {
      items: unknown[];
    };
    expect(items).toHaveLength(1);
    const missing = await fetch(`${second.url}/greetings/b9a3d0c4-4f0e-4b2e-9b52-3d0a5b2a7c11`);
    expect(missing.status).toBe(404);
  });
});
