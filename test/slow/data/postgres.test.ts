import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, startCollector } from '../support/collector.ts';
import { readSpans } from '../support/otlp.ts';
import { until } from '../support/poll.ts';
import { end } from '../support/program.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { expectSuccess, run } from '../support/run.ts';
import { programOf } from '../support/runtimes.ts';
import { type Service, startService } from '../support/service.ts';
import { describeWithTools, nodeFolder } from '../support/tools.ts';
import { type Generated, generated, type Path, paths } from '../support/variants.ts';
import { greet, passOwnTests } from './own-tests.ts';
import { type Postgres, startPostgres } from './postgres.ts';

interface Own {
  /** Its own tests of the database. */
  readonly tests: readonly [string, ...string[]];
  /** What its init container runs. */
  readonly migrate: (program: readonly string[]) => readonly string[];
}

const own: Readonly<Record<Path, Own>> = {
  'node-service': {
    tests: ['npx', 'vitest', 'run', 'test/postgres'],
    migrate: ([node = '']) => [node, 'dist/postgres/migrate.js'],
  },
  'go-service': {
    tests: [
      'go',
      'test',
      '-v',
      '-count=1',
      '-run',
      'Database|Address|Migrations|Outlives|Retry',
      './cmd/...',
      './internal/postgres',
    ],
    migrate: (program) => [...program, 'migrate'],
  },
  'python-service': {
    tests: ['.venv/bin/python', '-m', 'pytest', '-v', 'tests/test_postgres.py'],
    migrate: ([python = '']) => [python, '-m', 'app.postgres.migrate'],
  },
};

describeWithTools(['node24', 'otelcol', 'postgres'], 'PostgreSQL', () => {
  let postgres: Postgres;
  let collector: Collector;
  let service: Service | undefined;
  beforeAll(async () => {
    [postgres, collector] = await Promise.all([startPostgres(), startCollector()]);
  });
  afterEach(() => end(service));
  afterAll(async () => {
    await collector.stop();
    await postgres.remove();
  });

  describe.each(paths)('%s', (path) => {
    const provided = () => generated(`${path}, all-turned`);
    const start = async (environment: Readonly<Record<string, string>>) => {
      service = await startService(provided(), environment);
      return service;
    };

    it('passes its own tests against the server, and leaves none out', async () => {
      const DATABASE_URL = postgres.create(`${path}-tests`);
      await passOwnTests(provided(), own[path].tests, { DATABASE_URL });
      accepted(provided().folder, 'state/postgres', {
        name: 'PostgreSQL',
        version: postgres.version,
      });
    });

    it('keeps what it was given while the database goes and comes back', async () => {
      const DATABASE_URL = postgres.create(`${path}-outage`);
      await migrate(provided(), DATABASE_URL);
      const { url, signal, exited, output } = await start({ DATABASE_URL });
      const created = await greet(url, 'Ada');

      await postgres.stop();
      const waiting = await until('not ready', async () => {
        const answer = await fetch(`${url}/readyz`);
        return answer.status === 503 ? answer.json() : undefined;
      });
      expect(waiting).toEqual({ status: 'waiting', for: ['postgres'] });
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      const rejected = await fetch(`${url}/greetings`);
      expect(rejected.status).toBe(503);
      expect(rejected.headers.get('content-type')).toBe('application/problem+json');
      expect(await rejected.json()).toMatchObject({ detail: 'The database does not answer.' });

      await postgres.start();
      await until('ready', async () => (await fetch(`${url}/readyz`)).ok || undefined);
      const found = await fetch(`${url}${created.headers.get('location')}`);
      expect(await found.json()).toEqual(await created.json());
      signal('SIGTERM');
      expect(await exited, output()).toBe(0);
    });

    it('shows each statement in the trace of its request, without the values', async () => {
      const DATABASE_URL = postgres.create(`${path}-traces`);
      await migrate(provided(), DATABASE_URL);
      const { url, logs, signal, exited, output } = await start({
        DATABASE_URL,
        OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.http}/v1/traces`,
      });
      await greet(url, 'Grace Hopper');
      const logged = await until('a log record', () =>
        logs().find((record) => record.path === '/greetings'),
      );
      signal('SIGTERM');
      expect(await exited, output()).toBe(0);

      const spans = readSpans(collector.payloads()).filter(
        ({ traceId }) => traceId === logged.trace_id,
      );
      const statement = spans.find(({ attributes }) => 'db.query.text' in attributes);
      expect(statement?.attributes).toMatchObject({
        'db.system.name': 'postgresql',
        'db.query.text': expect.stringContaining('INSERT INTO greetings'),
      });
      expect(JSON.stringify(spans)).not.toContain('Grace Hopper');
    });
  });
});

async function migrate(service: Generated, DATABASE_URL: string): Promise<void> {
  const [file = '', ...args] = own[service.path].migrate(programOf(service));
  const env = { PATH: nodeFolder(24), DATABASE_URL };
  expectSuccess(await run(file, args, { cwd: service.folder, env }));
}
