import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { until } from '../support/poll.ts';
import { end } from '../support/program.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { type Service, startService } from '../support/service.ts';
import { describeWithTools, requireLibrary } from '../support/tools.ts';
import { generated, type Path, paths } from '../support/variants.ts';
import { type Nats, startNats } from './nats.ts';
import { greet, passOwnTests } from './own-tests.ts';

const own: Readonly<Record<Path, readonly [string, ...string[]]>> = {
  'node-service': ['npx', 'vitest', 'run', 'test/nats'],
  'go-service': [
    'go',
    'test',
    '-v',
    '-count=1',
    '-run',
    'Broker|Announced|LaidAside|Deliver|Aside',
    './cmd/...',
    './internal/nats',
  ],
  'python-service': ['.venv/bin/python', '-m', 'pytest', '-v', 'tests/test_nats.py'],
};

interface Diagnostic {
  readonly severity: number;
  readonly message: string;
}

interface AsyncApiLibrary {
  readonly Parser: new () => {
    parse(text: string): Promise<{ readonly diagnostics: readonly Diagnostic[] }>;
  };
}

interface Document {
  readonly channels: Readonly<Record<string, { readonly address: string }>>;
  readonly components: {
    readonly messages: { readonly Greeting: { readonly payload: Record<string, unknown> } };
  };
}

describeWithTools(['node24', 'nats-server'], 'NATS', () => {
  let nats: Nats;
  let service: Service | undefined;
  beforeAll(async () => {
    nats = await startNats();
  });
  afterEach(() => end(service));
  afterAll(() => nats.remove());

  describe.each(paths)('%s', (path) => {
    const provided = () => generated(`${path}, all-turned`);
    const start = async () => {
      service = await startService(provided(), { NATS_URL: nats.url });
      return service;
    };

    it('passes its own tests against the broker, and leaves none out', async () => {
      await passOwnTests(provided(), own[path], { NATS_URL: nats.url });
      accepted(provided().folder, 'messaging/nats', 'nats-server');
    });

    it('hears, in the trace of the request, of what it announced; and again after an outage', async () => {
      const { url, logs, signal, exited, output } = await start();
      await expectHeard(await greet(url, 'Ada'), logs);

      await nats.stop();
      const waiting = await until('not ready', async () => {
        const answer = await fetch(`${url}/readyz`);
        return answer.status === 503 ? answer.json() : undefined;
      });
      expect(waiting).toEqual({ status: 'waiting', for: ['nats'] });
      expect((await fetch(`${url}/livez`)).status).toBe(200);

      await nats.start();
      await until('ready', async () => (await fetch(`${url}/readyz`)).ok || undefined);
      await expectHeard(await greet(url, 'Grace'), logs);
      signal('SIGTERM');
      expect(await exited, output()).toBe(0);
    });

    it('announces what its document says', async () => {
      const { url } = await start();
      const { channels, components } = parse(documentOf(provided().folder)) as Document;
      const ajv = new Ajv({ strict: true });
      addFormats.default(ajv);
      const validate = ajv.compile(components.messages.Greeting.payload);
      const body: unknown = await (await greet(url, 'Ada')).json();
      expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
      expect(channels['greetings.created']?.address).toBe(
        `${String(provided().answers.name)}.greetings.created`,
      );
    });
  });
});

describeWithTools(['asyncapi-parser'], 'AsyncAPI', () => {
  const diagnostics = async (text: string) => {
    const { Parser } = requireLibrary<AsyncApiLibrary>('asyncapi-parser');
    const { diagnostics } = await new Parser().parse(text);
    return diagnostics.filter(({ severity }) => severity <= 1).map(({ message }) => message);
  };

  it.each(paths)('the document of %s says nothing wrong', async (path) => {
    const { folder } = generated(`${path}, all-turned`);
    expect(await diagnostics(documentOf(folder))).toEqual([]);
    accepted(folder, 'messaging/nats', 'asyncapi-parser');
  });

  it.each([
    ['a channel that is not there', '#/channels/greetings.created"', '#/channels/nowhere"'],
    ['an action that is none', 'action: send', 'action: shout'],
    [
      'a message without its schema',
      '#/components/messages/DeadLetter',
      '#/components/messages/Lost',
    ],
  ])('%s is refused', async (_, pattern, by) => {
    const text = documentOf(generated('go-service, all-turned').folder);
    const broken = text.replaceAll(pattern, by);
    expect(broken).not.toBe(text);
    expect((await diagnostics(broken)).length).toBeGreaterThan(0);
  });
});

function documentOf(folder: string): string {
  return readFileSync(join(folder, 'api/asyncapi.yaml'), 'utf8');
}

async function expectHeard(created: Response, logs: Service['logs']): Promise<void> {
  const { id } = (await created.json()) as { readonly id: string };
  const heard = await until('hears of it', () => logs().find(({ greeting }) => greeting === id));
  await until('the request in the same trace', () =>
    logs().find(({ method, trace_id }) => method === 'POST' && trace_id === heard.trace_id),
  );
}
