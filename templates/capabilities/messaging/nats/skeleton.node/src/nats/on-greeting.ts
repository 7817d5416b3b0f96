import type { FastifyBaseLogger } from 'fastify';
import { Greeting } from '../greetings/greeting.ts';
import type { Handler } from './deliver.ts';

/** An example of a handler: replace it with your own, and keep its shape. */
export function onGreeting(logger: Pick<FastifyBaseLogger, 'info'>): Handler {
  return async (body) => {
    const { id } = Greeting.parse(body);
    logger.info({ greeting: id }, 'Received a greeting');
  };
}
