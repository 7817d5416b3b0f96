import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { SpanKind } from '@opentelemetry/api';
import type { FastifyBaseLogger } from 'fastify';
import { HttpProblem } from '../http/problem.ts';
import { retry } from '../lifecycle/retry.ts';
import { service } from '../service.ts';
import { traced, traceHeaders } from './traces.ts';

/** How long the broker may take to acknowledge a message. */
const ACK_LIMIT_MS = 1_000;

export interface Announcement {
  readonly subject: string;
  /** The same for the same event, so duplicates are dropped. */
  readonly id: string;
  readonly body: unknown;
}

/** One connection, which reconnects by itself. */
export class Broker {
  /** Resolves when there is a connection, which may be long after startup. */
  readonly connected: Promise<NatsConnection>;
  #connection: NatsConnection | undefined;

  constructor(url: string, logger: Pick<FastifyBaseLogger, 'error'>) {
    this.connected = connect({
      servers: url,
      name: service.name,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      timeout: 2_000,
      waitOnFirstConnect: true,
    });
    this.connected.then(
      (connection) => {
        this.#connection = connection;
      },
      (err: unknown) => logger.error({ err }, 'The broker rejected the connection'),
    );
  }

  /**
   * Resolves when the broker has acknowledged it.
   *
   * @throws {HttpProblem} 503, when the broker does not answer
   */
  async announce({ subject, id, body }: Announcement): Promise<void> {
    const publish = async () => {
      if (this.#connection === undefined) throw new Error('not connected');
      const options = { msgID: id, headers: traceHeaders(), timeout: ACK_LIMIT_MS };
      await jetstream(this.#connection).publish(subject, JSON.stringify(body), options);
    };
    try {
      await traced(SpanKind.PRODUCER, subject, () => retry(publish, () => true));
    } catch (error) {
      throw Object.assign(new HttpProblem(503, 'The broker does not answer.'), { cause: error });
    }
  }

  /** Rejects, or waits, while the broker does not answer. */
  async check(): Promise<void> {
    if (this.#connection === undefined) throw new Error('not connected');
    await this.#connection.flush();
  }

  /** Finishes received messages first. */
  async close(): Promise<void> {
    await this.#connection?.drain();
  }
}
