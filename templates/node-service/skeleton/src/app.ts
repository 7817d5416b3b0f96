import { serializerCompiler, validatorCompiler } from '@fastify/type-provider-zod';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { greetingRoutes } from './greetings/routes.ts';
import type { GreetingStore } from './greetings/store.ts';
import { healthRoutes } from './health/routes.ts';
import { limitBodyTime } from './http/body-timeout.ts';
import { answerClientError } from './http/client-errors.ts';
import { drainConnections } from './http/drain-connections.ts';
import { answerError, answerErrors } from './http/errors.ts';
import { BODY_TIMEOUT_MS, limits } from './http/limits.ts';
import { publishOpenApi } from './http/openapi.ts';
import { RequestLog } from './http/request-log.ts';
import { nameRoutes } from './http/route-name.ts';
import { rejectUnstorableText } from './http/text.ts';
import type { Readiness } from './lifecycle/readiness.ts';

export interface AppOptions {
  readonly logger: FastifyBaseLogger;
  readonly readiness: Readiness;
  readonly greetings: GreetingStore;
}

/** The application without a port: tests talk to it directly, `main` makes it listen. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { greetings, logger, readiness } = options;
  const app = Fastify({
    ...limits,
    loggerInstance: logger,
    logController: new RequestLog(),
    clientErrorHandler: answerClientError,
    frameworkErrors: answerError,
    return503OnClosing: false,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // A body of another type than JSON is answered with 415.
  app.removeContentTypeParser('text/plain');
  answerErrors(app);
  nameRoutes(app);
  drainConnections(app, readiness);
  limitBodyTime(app, BODY_TIMEOUT_MS);
  rejectUnstorableText(app);
  await publishOpenApi(app);
  await app.register(healthRoutes, { readiness });
  await app.register(greetingRoutes, { store: greetings });
  return app;
}
