import { expect, test } from 'vitest';
import { prepare } from './questions-of.ts';

const file = 'paths/rust-worker/template.yaml';

test.each([
  [
    'a name that nobody declares, in a condition',
    '    host: { type: string, default: h, when: (eq stroe "none") }\n    store: { type: string }\n',
    [
      {
        code: 'skeleton/undeclared-name',
        message: '"stroe" is not a parameter of rust-worker',
        location: { file, line: 7, column: 49, length: 5 },
        hint: 'did you mean store?',
        fix: { kind: 'word', was: 'stroe', becomes: 'store' },
      },
    ],
  ],
  [
    'a name that nobody declares, in a default',
    '    host: { type: string, default: "{{nam}}.{{platform.domian}}" }\n    name: { type: string }\n',
    [
      {
        code: 'skeleton/undeclared-name',
        message: '"nam" is not a parameter of rust-worker',
        location: { file, line: 7, column: 39, length: 3 },
        hint: 'did you mean name?',
        fix: { kind: 'word', was: 'nam', becomes: 'name' },
      },
      {
        code: 'skeleton/undeclared-name',
        message: '"platform.domian" is not defined in platform.yaml',
        location: { file, line: 7, column: 47, length: 15 },
        hint: 'did you mean domain?',
        fix: { kind: 'word', was: 'domian', becomes: 'domain' },
      },
    ],
  ],
  [
    'a helper that does not exist',
    '    host: { type: string, default: "{{kebap name}}" }\n    name: { type: string }\n',
    [
      {
        code: 'skeleton/unknown-helper',
        message: '"kebap" is not a helper',
        location: { file, line: 7, column: 39, length: 5 },
        hint: 'did you mean kebab?',
        fix: { kind: 'word', was: 'kebap', becomes: 'kebab' },
      },
    ],
  ],
  [
    'a secret in a default',
    '    dsn: { type: string, secret: true }\n    copy: { type: string, default: "{{dsn}}" }\n',
    [
      {
        code: 'skeleton/secret',
        message: '"dsn" is a secret and would be written to the file here',
        location: { file, line: 8, column: 39, length: 3 },
        hint: 'hooks receive secrets as environment variables',
      },
    ],
  ],
  [
    'what is no condition',
    '    host: { type: string, default: h, when: "(eq store" }\n    store: { type: string }\n',
    [
      {
        code: 'skeleton/syntax',
        message: 'invalid condition "(eq store"',
        location: { file, line: 7, column: 46, length: 9 },
        hint: 'write a parameter, or a call such as (eq store "postgres")',
      },
    ],
  ],
])('%s is reported with its location', (_, parameters, diagnostics) => {
  expect(prepare(parameters)).toEqual({ ok: false, diagnostics });
});

test.each([
  ['itself', '    a: { type: string, default: "{{a}}" }\n', 'a needs a'],
  [
    'each other',
    '    a: { type: string, default: "{{b}}" }\n    b: { type: string, default: x, when: a }\n',
    'a needs b needs a',
  ],
  [
    'in a wider circle',
    '    x: { type: string, default: "{{a}}" }\n    a: { type: string, default: "{{b}}" }\n    b: { type: string, default: "{{c}}" }\n    c: { type: string, default: y, when: (eq a b) }\n',
    'a needs b needs c needs a',
  ],
])('parameters that need %s are a circle', (_, parameters, circle) => {
  expect(prepare(parameters)).toMatchObject({
    ok: false,
    diagnostics: [
      {
        code: 'answers/cycle',
        message: `circular dependency between parameters: ${circle}`,
        hint: 'remove one of them from the when or default of the other',
      },
    ],
  });
});
