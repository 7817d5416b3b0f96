import { context } from '@opentelemetry/api';
import { getRPCMetadata } from '@opentelemetry/core';
import type { FastifyInstance } from 'fastify';

/**
 * Tells the HTTP instrumentation which route matched, so that spans are named `GET /greetings/:id`
 * and durations are labeled with `http.route`, which has few values, and not with the path, which
 * has as many as clients care to try.
 */
export function nameRoutes(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const metadata = getRPCMetadata(context.active());
    const route = request.routeOptions.url;
    if (metadata !== undefined && route !== undefined) metadata.route = route;
  });
}
