import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod';
import { metrics } from '@opentelemetry/api';
import { z } from 'zod';
import { HttpProblem, Problem } from '../http/problem.ts';
import { service } from '../service.ts';
import { Greeting, NewGreeting } from './greeting.ts';
import type { GreetingStore } from './store.ts';

const tags = ['greetings'];

/** An example resource: replace it with your own, and keep its shape. */
export const greetingRoutes: FastifyPluginAsyncZod<{ store: GreetingStore }> = async (
  app,
  { store },
) => {
  const created = metrics
    .getMeter(service.name)
    .createCounter('greetings.created', { description: 'Greetings created.' });

  app.post(
    '/greetings',
    {
      schema: {
        operationId: 'createGreeting',
        tags,
        summary: 'Greet somebody',
        body: NewGreeting,
        response: { 201: Greeting, 400: Problem },
      },
    },
    async (request, reply) => {
      const greeting = greet(request.body);
      await store.add(greeting);
      created.add(1);
      return reply.code(201).header('location', `/greetings/${greeting.id}`).send(greeting);
    },
  );

  app.get(
    '/greetings',
    {
      schema: {
        operationId: 'listGreetings',
        tags,
        summary: 'List greetings, the newest first',
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
        response: { 200: z.object({ items: z.array(Greeting) }), 400: Problem },
      },
    },
    async (request) => ({ items: [...(await store.list(request.query.limit))] }),
  );

  app.get(
    '/greetings/:id',
    {
      schema: {
        operationId: 'getGreeting',
        tags,
        summary: 'Read one greeting',
        params: z.object({ id: z.uuid() }),
        response: { 200: Greeting, 400: Problem, 404: Problem },
      },
    },
    async (request) => {
      const greeting = await store.find(request.params.id);
      if (greeting === undefined) {
        throw new HttpProblem(404, `There is no greeting ${request.params.id}.`);
      }
      return greeting;
    },
  );
};

function greet({ name }: NewGreeting): Greeting {
  return {
    id: randomUUID(),
    name,
    message: `Hello, ${name}!`,
    createdAt: new Date().toISOString(),
  };
}
