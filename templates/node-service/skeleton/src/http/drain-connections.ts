import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../lifecycle/readiness.ts';

/**
 * Keeps idle connections from delaying shutdown: a keep-alive connection closes with its next
 * response once the service drains, and one that was opened in advance, as load balancers do, closes
 * along with the listener. Node itself would wait until the clients close both.
 */
export function drainConnections(app: FastifyInstance, readiness: Readiness): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.addHook('onRequest', async ({ raw }) => void unused.delete(raw.socket));
  app.addHook('onSend', async (_request, reply) => {
    if (readiness.isDraining) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
}
