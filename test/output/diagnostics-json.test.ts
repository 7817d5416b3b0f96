import { expect, it } from 'vitest';
import { diagnosticsJson } from '../../src/output/diagnostics-json.ts';

it('reports problems and what was looked at, with null for what is unknown', () => {
  const text = diagnosticsJson(
    [
      {
        code: 'manifest/type',
        message: 'must be a string',
        location: { file: 'a.yaml', line: 3, column: 5 },
        hint: 'quote it',
      },
      { code: 'catalog/empty', message: 'holds no template' },
    ],
    ['ships'],
    { templates: 2, files: 40 },
  );
  expect(JSON.parse(text)).toEqual({
    version: 2,
    catalogs: ['ships'],
    errors: [
      {
        code: 'manifest/type',
        severity: 'error',
        message: 'must be a string',
        file: 'a.yaml',
        line: 3,
        column: 5,
        hint: 'quote it',
        fixable: false,
      },
      {
        code: 'catalog/empty',
        severity: 'error',
        message: 'holds no template',
        file: null,
        line: null,
        column: null,
        hint: null,
        fixable: false,
      },
    ],
    warnings: [],
    checked: { templates: 2, files: 40 },
  });
});
