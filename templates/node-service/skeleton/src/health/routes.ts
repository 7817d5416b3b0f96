import type { FastifyPluginAsync } from 'fastify';
import type { Readiness } from '../lifecycle/readiness.ts';

/**
 * `/livez` reports that the process is alive; it must not check anything that a restart cannot fix.
 * `/readyz` reports that the service is ready for traffic; add what requests depend on
 * to its checks.
 */
export const healthRoutes: FastifyPluginAsync<{ readiness: Readiness }> = async (
  app,
  { readiness },
) => {
  const options = { logLevel: 'warn', schema: { hide: true } } as const;

  app.get('/livez', options, async () => ({ status: 'alive' }));

  app.get('/readyz', options, async (_request, reply) => {
    if (readiness.isDraining) return reply.code(503).send({ status: 'draining' });
    const failed = await readiness.failed();
    if (failed.length > 0) return reply.code(503).send({ status: 'waiting', for: failed });
    return { status: 'ready' };
  });
};
