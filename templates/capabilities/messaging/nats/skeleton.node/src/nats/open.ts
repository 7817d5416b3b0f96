import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { Dependencies } from '../lifecycle/dependencies.ts';
import { announced } from './announced.ts';
import { Broker } from './broker.ts';
import { listen } from './listen.ts';
import { onGreeting } from './on-greeting.ts';

/** Without NATS_URL, as on the machine of a developer, nothing is published or consumed. */
export function openNats(
  config: Config,
  logger: FastifyBaseLogger,
  dependencies: Dependencies,
): void {
  if (config.natsUrl === undefined) {
    logger.info('NATS_URL is not set: nothing is published or consumed');
    return;
  }
  const broker = new Broker(config.natsUrl, logger);
  dependencies.greetings = announced(dependencies.greetings, broker);
  const listening = listen(broker, onGreeting(logger), logger);
  listening.catch((err: unknown) => logger.error({ err }, 'Messages are no longer received'));
  dependencies.add(
    'nats',
    () => broker.check(),
    () => broker.close(),
  );
}
