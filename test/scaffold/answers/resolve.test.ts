import { describe, expect, test } from 'vitest';
import {
  answerSources,
  answersFromMapping,
  mergeProvided,
} from '../../../src/scaffold/answers/provided-answers.ts';
import { expressionNames } from '../../../src/scaffold/answers/resolve.ts';
import { facts, messagesOf, provided, resolve, valuesOf } from './questions-of.ts';

const port = '    port: { type: integer, default: 7070 }\n';

describe('where a value comes from', () => {
  const byPrecedence = answerSources.filter((source) => source !== 'template');
  test.each(byPrecedence.map((source, index) => [source, byPrecedence.slice(index)] as const))(
    '%s wins over all that follow',
    (source, following) => {
      const all = following.map((one, index) => provided(one, { port: 8000 + index }));
      const { answers } = resolve(port, [], mergeProvided(...all));
      expect(answers.get('port')).toMatchObject({ value: 8000, source });
    },
  );

  test('else it is the default of the template', () => {
    expect(resolve(port).answers.get('port')).toMatchObject({ value: 7070, source: 'template' });
  });

  test('text of a flag becomes what its parameter is; a value of a file stays what it is', () => {
    const several = `${port}    tags: { type: array, items: {}, default: [] }\n    live: { type: boolean, default: false }\n`;
    expect(valuesOf(resolve(several, ['port=9000', 'tags=a, b', 'live=yes']))).toEqual({
      port: 9000,
      tags: ['a', 'b'],
      live: true,
    });
    const file = answersFromMapping({ port: '9000' }, { source: 'file', label: 'answers.yaml' });
    expect(messagesOf(resolve(port, [], file))).toEqual([
      '"port" is "9000" (answers.yaml), but must be a whole number',
    ]);
  });
});

describe('defaults', () => {
  const parameters = `    name: { type: string }
    owner: { type: string, default: "{{platform.defaultOwner}}" }
    host: { type: string, default: "{{kebab name}}.{{platform.domain}}" }
    url: { type: string, default: "https://{{host}}" }
    replicas: { type: integer, default: "{{add 1 1}}" }
`;

  test('follow the answers and the platform, one out of another', () => {
    expect(valuesOf(resolve(parameters, ['name=OrderQueue']))).toEqual({
      name: 'OrderQueue',
      owner: 'paving-crew',
      host: 'order-queue.tarmac.example',
      url: 'https://order-queue.tarmac.example',
      replicas: 2,
    });
    expect(valuesOf(resolve(parameters, ['name=x', 'host=h'])).url).toBe('https://h');
  });

  test('wait for the answer that they need: only that one is missing', () => {
    const { missing, diagnostics, answers } = resolve(parameters);
    expect(missing.map(({ name }) => name)).toEqual(['name']);
    expect([...answers.keys()]).toEqual(['owner', 'replicas']);
    expect(diagnostics).toEqual([]);
  });

  test('are held to the limits like every answer', () => {
    const strict =
      '    name: { type: string }\n    label: { type: string, maxLength: 6, default: "{{name}}-label" }\n';
    expect(messagesOf(resolve(strict, ['name=orders']))).toEqual([
      '"label" is "orders-label" (its default), but must have at most 6 characters',
    ]);
  });

  test('come in the order in which they need each other, whatever the order of the manifest', () => {
    const turned =
      '    url: { type: string, default: "https://{{host}}" }\n    host: { type: string, default: h }\n';
    expect(Object.keys(valuesOf(resolve(turned)))).toEqual(['host', 'url']);
  });
});

describe('conditions', () => {
  const chain = `    store: { type: string, enum: [none, postgres], default: none }
    pool: { type: integer, default: 10, when: (ne store "none") }
    poolName: { type: string, default: "pool-{{pool}}", when: (gt pool 5) }
`;

  test.each([
    [[], { store: 'none' }],
    [['store=postgres'], { store: 'postgres', pool: 10, poolName: 'pool-10' }],
    [['store=postgres', 'pool=5'], { store: 'postgres', pool: 5 }],
  ] as const)('%j leads to %j', (flags, values) => {
    expect(valuesOf(resolve(chain, flags))).toEqual(values);
  });

  test('an answer to a question that is not asked is reported with its condition', () => {
    expect(resolve(chain, ['poolName=mine']).diagnostics).toEqual([
      {
        code: 'answers/not-applicable',
        message: '"poolName" (--set poolName) does not apply: its condition (gt pool 5) is false',
        hint: 'remove it, or change the answers that the condition depends on',
      },
    ]);
  });

  test.each(['platform', 'lock'] as const)('an answer of the %s may rest unused', (source) => {
    const { answers, diagnostics } = resolve(
      chain,
      [],
      provided(source, { pool: 3, unheardOf: 1 }),
    );
    expect([...answers.keys()]).toEqual(['store']);
    expect(diagnostics).toEqual([]);
  });

  test('what is absent is not asked for either', () => {
    const asked =
      '    live: { type: boolean, default: false }\n    host: { type: string, when: live }\n';
    expect(resolve(asked).missing).toEqual([]);
    expect(resolve(asked, ['live=yes']).missing.map(({ name }) => name)).toEqual(['host']);
  });
});

describe('what cannot be taken', () => {
  const parameters = `${port}    size: { type: string, enum: [small, large], default: small }\n`;

  test('is reported all at once', () => {
    expect(resolve(parameters, ['port=many', 'size=medium', 'sze=large']).diagnostics).toEqual([
      {
        code: 'answers/unknown',
        message: '"sze" is not a parameter (--set sze)',
        hint: 'did you mean size?',
      },
      {
        code: 'answers/invalid',
        message: '"port" is "many" (--set port), but must be a whole number',
      },
      {
        code: 'answers/invalid',
        message: '"size" is "medium" (--set size), but must be one of small, large',
      },
    ]);
  });

  test('of a file has its location', () => {
    const location = { file: 'answers.yaml', line: 3, column: 1 };
    const file = answersFromMapping(
      { prot: 80, port: 0.5 },
      { source: 'file', label: 'answers.yaml', locationOf: () => location },
    );
    expect(resolve(parameters, [], file).diagnostics).toEqual([
      {
        code: 'answers/unknown',
        message: '"prot" is not a parameter (answers.yaml)',
        hint: 'did you mean port?',
        location,
      },
      {
        code: 'answers/invalid',
        message: '"port" is 0.5 (answers.yaml), but must be a whole number',
        location,
      },
    ]);
  });
});

describe('a secret', () => {
  const secret = `    user: { type: string, default: app }
    password: { type: string, secret: true, minLength: 12, pattern: "[a-z0-9]+", format: slug }
`;

  test.each(['hunter2', 'Correct Horse Battery', 'two\nlines-long-enough'])(
    'is never quoted: %j',
    (value) => {
      const { diagnostics } = resolve(secret, [`password=${value}`]);
      expect(diagnostics).toHaveLength(1);
      expect(JSON.stringify(diagnostics)).not.toContain(value.slice(0, 6));
      expect(diagnostics[0]?.message).toMatch(/^"password" \(--set password\) must /);
    },
  );

  test('is not quoted either if it is not text at all', () => {
    const number = answersFromMapping(
      { password: 83_465_712 },
      { source: 'file', label: 'a.yaml' },
    );
    expect(messagesOf(resolve(secret, [], number))).toEqual([
      '"password" (a.yaml) must be a string',
    ]);
  });

  test('is an answer, but no name of an expression', () => {
    const { answers } = resolve(secret, ['password=correct-horse-battery']);
    expect(answers.get('password')?.value).toBe('correct-horse-battery');
    expect(expressionNames(answers, facts)).toEqual({ user: 'app', ...facts, layers: {} });
  });
});

test('an answer that holds braces is a text, and nothing else', () => {
  const parameters =
    '    name: { type: string }\n    label: { type: string, default: "{{name}}" }\n';
  const braces = '{{platform.domain}} ${{ github.token }} {{{x}}}';
  expect(valuesOf(resolve(parameters, [`name=${braces}`]))).toEqual({
    name: braces,
    label: braces,
  });
});

test('names of answers are not looked up on the prototype', () => {
  expect(messagesOf(resolve(port, ['__proto__=1', 'constructor=2', 'toString=3']))).toEqual([
    '"__proto__" is not a parameter (--set __proto__)',
    '"constructor" is not a parameter (--set constructor)',
    '"toString" is not a parameter (--set toString)',
  ]);
});

describe('a repeated --set', () => {
  const parameters = `${port}    tags: { type: array, items: {}, default: [] }
    token: { type: string, secret: true }
`;

  test.each([
    [
      ['tags=mail', 'tags=eu'],
      ['mail', 'eu'],
    ],
    [
      ['tags=mail,fax', 'tags=["a, b"]', 'tags='],
      ['mail', 'fax', 'a, b'],
    ],
    [['tags=["a, b", "c"]'], ['a, b', 'c']],
  ])('of a list adds: %j', (flags, tags) => {
    expect(valuesOf(resolve(parameters, [...flags, 'token=x'])).tags).toEqual(tags);
  });

  test('of anything else is an error that names each, but for a secret', () => {
    const flags = ['port=1', 'port=2', 'port=1', 'token=hunter2', 'token=hunter3'];
    expect(messagesOf(resolve(parameters, flags))).toEqual([
      '"port" takes one value, but got 3: --set port=1 and --set port=2 and --set port=1',
      '"token" takes one value, but got 2: --set token and --set token',
    ]);
  });
});
