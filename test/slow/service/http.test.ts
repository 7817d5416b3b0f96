import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceBody } from '../support/announce-body.ts';
import { end } from '../support/program.ts';
import { type Service, startService } from '../support/service.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';

interface Greeting {
  readonly id: string;
  readonly name: string;
  readonly message: string;
}

describeWithTools(['node24'], 'over HTTP', () => {
  describe.each(variants)('%s', (variant) => {
    let service: Service;
    beforeAll(async () => {
      service = await startService(generated(variant));
    });
    afterAll(() => end(service));

    const call = (path: string, init?: RequestInit) => fetch(`${service.url}${path}`, init);
    const post = (body: string, type = 'application/json') =>
      call('/greetings', { method: 'POST', body, headers: { 'content-type': type } });

    it('lists nothing as an empty list', async () => {
      expect(await (await call('/greetings')).json()).toEqual({ items: [] });
    });

    it('creates, reads and lists the example resource', async () => {
      const response = await post('{"name":"Ada"}');
      expect(response.status).toBe(201);
      const created = (await response.json()) as Greeting;
      expect(created.message).toContain('Ada');

      const location = response.headers.get('location') ?? '';
      expect(location).toBe(`/greetings/${created.id}`);
      expect(await (await call(location)).json()).toEqual(created);
      const list = (await (await call('/greetings')).json()) as { items: Greeting[] };
      expect(list.items).toContainEqual(created);
    });

    it.each([
      ['an unknown path', 404, () => call('/no/such/path')],
      ['an unknown greeting', 404, () => call('/greetings/00000000-0000-4000-8000-000000000000')],
      ['a body that breaks the schema', 400, () => post('{"name":7}')],
      ['a property that nobody declared', 400, () => post('{"name":"Ada","admin":true}')],
      ['a body that is no JSON', 400, () => post('{"name":')],
      ['text with NUL', 400, () => post('{"name":"a\\u0000b"}')],
      ['text with a lone surrogate', 400, () => post('{"name":"\\ud800"}')],
      ['a body of another type', 415, () => post('<name/>', 'application/xml')],
      ['a body of 20 MB', 413, () => announceBody(`${service.url}/greetings`, 20_000_000)],
    ])('answers %s by a problem document', async (_, status, ask) => {
      const response = await ask();
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const diagnostic = await response.json();
      expect(diagnostic).toMatchObject({ status, title: expect.stringMatching(/\w/) });
      expect(JSON.stringify(diagnostic)).not.toMatch(/node_modules|goroutine|\.(js|go):\d+/);
    });

    const invalid = (pointer: string) => ({
      title: 'Bad Request',
      errors: [{ pointer }],
    });
    it.each([
      ['a limit of 0', () => call('/greetings?limit=0'), invalid('/query/limit')],
      ['an id that is none', () => call('/greetings/7'), invalid('/path/id')],
      ['a missing property', () => post('{}'), invalid('/name')],
      ['text', () => post('x', 'text/plain'), { title: 'Unsupported Media Type' }],
      [
        'a body that is too large',
        () => announceBody(`${service.url}/greetings`, 20_000_000),
        { title: 'Content Too Large' },
      ],
      [
        'a method that it does not have',
        () => call('/greetings', { method: 'PUT' }),
        { title: 'Method Not Allowed', detail: 'Nothing at PUT /greetings.' },
      ],
    ])('answers %s in the same words in every language', async (_, ask, expected) => {
      expect(await (await ask()).json()).toMatchObject(expected);
    });

    it('answers HEAD as GET, and lists the methods of a path', async () => {
      const head = await call('/greetings', { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
      const put = await call('/greetings', { method: 'PUT' });
      expect(put.status).toBe(405);
      expect(put.headers.get('allow')).toMatch(/^GET, (HEAD, )?POST$/);
    });

    it.concurrent.each([
      ['head', 'GET /greetings HTTP/1.1\r\nHost: a\r\nX-Slow: '],
      [
        'body',
        'POST /greetings HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n',
      ],
    ])('cuts off a client whose %s does not arrive, as the client’s error', async (part, start) => {
      const answer = await trickle(new URL(service.url), start);
      // Go closes without an answer while there is no request to answer.
      const silent = variant.startsWith('go-service') && part === 'head';
      expect(answer.split('\r\n', 1)[0]).toBe(silent ? '' : 'HTTP/1.1 408 Request Timeout');
    });

    it('is alive and ready', async () => {
      expect((await call('/livez')).status).toBe(200);
      expect((await call('/readyz')).status).toBe(200);
    });

    it('keeps its metrics off the public port', async () => {
      expect((await call('/metrics')).status).toBe(404);
      const metrics = await fetch(service.metricsUrl);
      expect(metrics.status).toBe(200);
    });
  });
});

/** Sends a byte a second after this, for a minute and a half; gives all that is answered until the connection ends. */
async function trickle({ hostname, port }: URL, start: string): Promise<string> {
  const socket = connect(Number(port), hostname);
  const answer = text(socket);
  socket.write(start);
  const timer = setInterval(() => socket.write('a'), 1_000);
  const limit = setTimeout(() => socket.destroy(new Error('still open after 90 s')), 90_000);
  try {
    return await answer;
  } finally {
    clearInterval(timer);
    clearTimeout(limit);
    socket.destroy();
  }
}
