import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from '@fastify/type-provider-zod';
import type { FastifyInstance } from 'fastify';
import type { OpenAPIV3_1 } from 'openapi-types';
import { service } from '../service.ts';
import { PROBLEM_TYPE } from './problem.ts';

const PROBLEM_SCHEMA = '#/components/schemas/Problem';

/** Publishes the OpenAPI document of the routes' schemas. Register it before the routes. */
export async function publishOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: service.name, description: service.description, version: service.version },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => {
      const openapi = jsonSchemaTransformObject(document) as OpenAPIV3_1.Document;
      typeProblems(openapi);
      dropUnusedSchemas(openapi);
      return openapi;
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** Errors are returned as problem+json, which a route's schema cannot express. */
function typeProblems(openapi: OpenAPIV3_1.Document): void {
  for (const response of responsesOf(openapi)) {
    const json = response.content?.['application/json'];
    const isProblem = json?.schema && '$ref' in json.schema && json.schema.$ref === PROBLEM_SCHEMA;
    if (isProblem) response.content = { [PROBLEM_TYPE]: json };
  }
}

function responsesOf(openapi: OpenAPIV3_1.Document): OpenAPIV3_1.ResponseObject[] {
  return Object.values(openapi.paths ?? {})
    .flatMap((path) => Object.values(path ?? {}) as OpenAPIV3_1.OperationObject[])
    .flatMap((operation) => Object.values(operation.responses ?? {}))
    .filter((response): response is OpenAPIV3_1.ResponseObject => !('$ref' in response));
}

/** Every schema is registered in two forms, as input and as output; most need only one. */
function dropUnusedSchemas(openapi: OpenAPIV3_1.Document): void {
  const text = JSON.stringify(openapi);
  const schemas = Object.entries(openapi.components?.schemas ?? {});
  const used = schemas.filter(([name]) => text.includes(`"#/components/schemas/${name}"`));
  openapi.components = { ...openapi.components, schemas: Object.fromEntries(used) };
}
