import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { end } from '../support/program.ts';
import { expectSuccess, run } from '../support/run.ts';
import { type Service, startService } from '../support/service.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';
import { temporaryFolder } from '../support/workspace.ts';

interface Document {
  readonly openapi: string;
  readonly info: unknown;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly operationId?: string;
  readonly responses: Readonly<Record<string, unknown>>;
}

const tools = ['node24', 'openapi-spec-validator', 'schemathesis'];

describeWithTools(tools, 'the OpenAPI document', () => {
  describe.each(variants)('%s', (variant) => {
    let service: Service;
    let document: Document;
    beforeAll(async () => {
      service = await startService(generated(variant), { LOG_LEVEL: 'error' });
      document = (await (await fetch(`${service.url}/openapi.json`)).json()) as Document;
    });
    afterAll(() => end(service));

    it('is one that OpenAPI allows', async () => {
      const input = JSON.stringify(document);
      expectSuccess(await run(toolPath('openapi-spec-validator'), ['-'], { input }));
    });

    it('describes every route of the example resource', () => {
      const { name, description = expect.any(String) } = generated(variant).answers;
      expect(document.info).toMatchObject({ title: name, description });
      const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method} ${path}`),
      );
      expect(operations).toEqual(
        expect.arrayContaining(['post /greetings', 'get /greetings', 'get /greetings/{id}']),
      );
    });

    it('names each operation and its failures', () => {
      for (const operation of Object.values(document.paths).flatMap(Object.values)) {
        expect(operation.operationId, JSON.stringify(operation)).toBeTruthy();
        expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      }
    });

    it('is kept by the service, whatever is sent', async () => {
      const options = {
        'max-examples': '25',
        seed: '1',
        'generation-database': 'none',
        // Fastify, as most routers, answers a method that a path lacks by 404.
        'exclude-checks': 'unsupported_method',
      };
      const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
      const args = ['run', `${service.url}/openapi.json`, '--no-color', ...flags];
      const cwd = await temporaryFolder();
      expectSuccess(await run(toolPath('schemathesis'), args, { cwd }));
    });
  });
});
