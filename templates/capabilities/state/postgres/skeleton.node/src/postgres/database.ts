import { SpanKind } from '@opentelemetry/api';
import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';
import { HttpProblem } from '../http/problem.ts';
import { retry } from '../lifecycle/retry.ts';
import { service } from '../service.ts';
import { inSpan } from '../telemetry/span.ts';
import { mayPass } from './may-pass.ts';

/** How much of the database one pod may use, and how long it waits. Times in milliseconds. */
const limits = {
  max: 10,
  connectionTimeoutMillis: 2_000,
  idleTimeoutMillis: 30_000,
  maxLifetimeSeconds: 1_800,
  query_timeout: 6_000,
  statement_timeout: 5_000,
};

export interface Statement {
  /** A short name of the operation, used for its spans. */
  readonly name: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** A pool of connections, which are opened on demand. */
export class Database {
  readonly #pool: pg.Pool;

  constructor(url: string, logger: Pick<FastifyBaseLogger, 'warn'>) {
    this.#pool = new pg.Pool({ ...limits, connectionString: url, application_name: service.name });
    // The server closed an idle connection; the next statement opens a new one.
    this.#pool.on('error', (err) => logger.warn({ err }, 'A connection to the database was lost'));
  }

  /**
   * Runs a statement, and retries transient failures: so a statement must be idempotent, as
   * `INSERT … ON CONFLICT DO NOTHING` is.
   *
   * @throws {HttpProblem} 503, when the database does not answer
   */
  async run<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    const { name, text, values = [] } = statement;
    // The values stay out of the traces: they may be personal data.
    const attributes = {
      'db.system.name': 'postgresql',
      'db.query.summary': name,
      'db.query.text': text,
    };
    const query = async () => (await this.#pool.query<Row>(text, [...values])).rows;
    try {
      return await retry(() => inSpan({ name, kind: SpanKind.CLIENT, attributes }, query), mayPass);
    } catch (error) {
      if (!mayPass(error)) throw error;
      throw Object.assign(new HttpProblem(503, 'The database does not answer.'), { cause: error });
    }
  }

  /** Rejects while the database does not answer. */
  async check(): Promise<void> {
    await this.#pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
