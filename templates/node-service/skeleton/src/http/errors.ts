import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectMethods } from './methods.ts';
import { createProblem, HttpProblem, PROBLEM_TYPE, type Problem } from './problem.ts';

const partNames = { body: 'body', headers: 'header', params: 'path', querystring: 'query' };

/** Every error is returned as problem+json; internal details stay in the log. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  const methodsOf = collectMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(path(request));
    if (methods.length > 0) reply.header('allow', methods.join(', '));
    const detail = `Nothing at ${request.method} ${path(request)}.`;
    send(reply, createProblem(methods.length > 0 ? 405 : 404, { detail }));
  });
}

/** Fastify also calls this for a request that it cannot route. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'Request failed');
  send(reply, problem);
}

function toProblem(error: unknown): Problem {
  if (error instanceof HttpProblem) return createProblem(error.status, { detail: error.message });
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = partNames[error.validationContext ?? 'body'];
    // A pointer into the body has no part before it.
    const start = part === 'body' ? '' : `/${part}`;
    return createProblem(400, {
      detail: `The ${part} is not valid.`,
      errors: error.validation.map(({ instancePath, message }) => ({
        pointer: instancePath === '/' ? start : `${start}${instancePath}`,
        detail: message ?? 'Invalid value',
      })),
    });
  }
  const status = statusOf(error);
  return status < 500 && error instanceof Error
    ? createProblem(status, { detail: error.message })
    : createProblem(status);
}

function statusOf(error: unknown): number {
  const status = error instanceof Error ? (error as FastifyError).statusCode : undefined;
  return status !== undefined && status >= 400 && status <= 599 ? status : 500;
}

function send(reply: FastifyReply, problem: Problem): void {
  reply.code(problem.status).type(PROBLEM_TYPE).serializer(JSON.stringify).send(problem);
}

function path(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
