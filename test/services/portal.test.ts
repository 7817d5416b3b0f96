import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { services } from './rendered.ts';

interface Entity {
  readonly kind: string;
  readonly spec: { readonly definition: { readonly $text: string } };
}

interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, unknown>>;
}

test('the portal reads the API from a file of the repository, before anything is deployed', () => {
  const inPortal = services.filter(({ providers }) => providers.has('portal/backstage'));
  expect(inPortal.length).toBeGreaterThan(10);
  const wrong = inPortal.filter(({ files }) => {
    const entities = parseAllDocuments(files.get('catalog-info.yaml') ?? '').map(
      (document) => document.toJS() as Entity,
    );
    const paths = entities
      .filter(({ kind }) => kind === 'API')
      .map(({ spec }) => spec.definition.$text);
    return paths.length !== 1 || paths.some((path) => !files.has(path.replace(/^\.\//, '')));
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('the file describes the same routes in every language, under the name of the service', () => {
  const described = services.map(({ answers, files }) => {
    const text = files.get('api/openapi.json') ?? files.get('api/openapi.yaml') ?? '';
    const { info, paths } = parse(text) as OpenApi;
    return `${info.title === answers.get('name')} ${Object.keys(paths).join(' ')}`;
  });
  expect([...new Set(described)]).toEqual(['true /greetings /greetings/{id}']);
});
