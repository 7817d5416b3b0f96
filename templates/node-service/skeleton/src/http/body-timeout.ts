import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problem.ts';

/**
 * Answers 408 when a body does not arrive in time. The time of a handler includes the arrival of its body, so without
 * this a slow client would be answered 503, as if the service were slow.
 */
export function limitBodyTime(app: FastifyInstance, milliseconds: number): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    const body = new PassThrough();
    const timer = setTimeout(() => {
      reply.header('connection', 'close');
      body.destroy(new HttpProblem(408, 'The body took too long to arrive.'));
    }, milliseconds);
    // A request may be answered without its body being read: nobody listens to that body any more.
    body.on('error', () => {});
    body.once('close', () => clearTimeout(timer));
    reply.raw.once('close', () => {
      clearTimeout(timer);
      payload.unpipe(body);
      payload.resume();
      body.destroy();
    });
    payload.once('error', (error) => body.destroy(error));
    request.raw.once('aborted', () => body.destroy());
    return payload.pipe(body);
  });
}
