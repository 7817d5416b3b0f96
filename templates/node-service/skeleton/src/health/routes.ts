import type { FastifyPluginAsync } from 'fastify';
import type { Readiness } from '../lifecycle/readiness.ts';

/**
 * `/livez` says that the process turns; it must not look at anything that a restart cannot mend.
 * `/readyz` says that traffic is welcome; put what a request cannot do without in here.
 */
export const healthRoutes: FastifyPluginAsync<{ readiness: Readiness }> = async (
  app,
  { readiness },
) => {
  const options = { logLevel: 'warn', schema: { hide: true } } as const;

  app.get('/livez', options, async () => ({ status: 'alive' }));

  app.get('/readyz', options, async (_request, reply) =>
    readiness.isReady ? { status: 'ready' } : reply.code(503).send({ status: 'draining' }),
  );
};
