import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../lifecycle/readiness.ts';

/**
 * Keeps connections without a request from holding up the stop: one that was kept alive ends with
 * its next answer once the service drains, and one that was opened in advance, as load balancers
 * do, is closed along with the listener. Node itself waits for both until their clients let go.
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
