import { expect, test } from 'vitest';
import { languageOf, parseData } from '../../../src/shared/data/parse.ts';

test.each([
  ['package.json', 'json'],
  ['deploy/base/deployment.yaml', 'yaml'],
  ['.github/workflows/ci.yml', 'yaml'],
  ['pyproject.toml', 'toml'],
  ['tsconfig.json', undefined],
  ['tsconfig.build.json', undefined],
  ['packages/app/tsconfig.json', undefined],
  ['.vscode/settings.json', undefined],
  ['.devcontainer/devcontainer.json', undefined],
  ['src/main.ts', undefined],
  ['yaml', undefined],
  ['docs/json', undefined],
] as const)('%s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});

test.each([
  ['json', '{"port": 8080}', { port: 8080 }],
  ['yaml', 'port: 8080\n', { port: 8080 }],
  ['yaml', 'a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['yaml', '', undefined],
  ['yaml', '# nothing\n', undefined],
  ['toml', 'port = 8080\n[server]\nhost = "::"\n', { port: 8080, server: { host: '::' } }],
  ['toml', '', {}],
] as const)('%s %j is %j', (language, text, value) => {
  expect(parseData(language, text)).toEqual({ value });
});

test.each([
  ['json', '{\n  "port": 8080,\n}\n', 'expected a key in double quotes', 3, 1],
  ['json', '', 'expected a value, but the text ends here', 1, 1],
  [
    'yaml',
    'a: 1\nb: [1\n',
    'Flow sequence in block collection must be sufficiently indented and end with a ]',
    3,
    1,
  ],
  ['yaml', 'a: 1\na: 2\n', 'duplicate key "a", first in line 1', 2, 1],
  ['yaml', 'ok: 1\n---\n\ta: 1\n', 'Tabs are not allowed as indentation', 3, 1],
  ['yaml', 'a: "x\n', 'Missing closing "quote', 2, 1],
  ['toml', 'port = \n', 'Invalid TOML document: invalid value', 1, 8],
  [
    'toml',
    'a = 1\na = 2\n',
    'Invalid TOML document: trying to redefine an already defined table or value',
    2,
    1,
  ],
] as const)('%s %j: %s at %i:%i', (language, text, message, line, column) => {
  expect(parseData(language, text)).toEqual({ error: { message, line, column } });
});
