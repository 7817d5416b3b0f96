import { expect, test } from 'vitest';
import {
  answersFromEnvironment,
  answersFromFlags,
  environmentVariableOf,
  mergeProvided,
} from '../../../src/scaffold/answers/provided-answers.ts';

test.each([
  ['port=80', 'port', '80'],
  ['name=', 'name', ''],
  ['equation=a=b', 'equation', 'a=b'],
  ['text= spaced ', 'text', ' spaced '],
])('--set %j gives %s the text %j', (flag, name, value) => {
  expect(answersFromFlags([flag])).toEqual({
    ok: true,
    value: new Map([[name, { value, source: 'set', label: `--set ${name}`, asText: true }]]),
  });
});

test('a repeated flag keeps every text', () => {
  const provided = answersFromFlags(['port=1', 'port=2', 'port=3']);
  const label = '--set port';
  expect(provided.ok && provided.value.get('port')).toEqual({
    value: '1',
    more: ['2', '3'],
    source: 'set',
    label,
    asText: true,
  });
});

test('every flag without a value is reported', () => {
  expect(answersFromFlags(['port', 'ok=1', '=80', ''])).toEqual({
    ok: false,
    diagnostics: [
      { code: 'usage/invalid', message: '--set port has no value', hint: 'write --set port=VALUE' },
      { code: 'usage/invalid', message: '--set =80 has no value', hint: 'write --set NAME=VALUE' },
      { code: 'usage/invalid', message: '--set  has no value', hint: 'write --set NAME=VALUE' },
    ],
  });
});

test.each([
  ['port', 'IDP_SET_PORT'],
  ['metricsPort', 'IDP_SET_METRICS_PORT'],
  ['s3Bucket', 'IDP_SET_S3_BUCKET'],
])('the variable of %s is %s', (parameter, variable) => {
  expect(environmentVariableOf(parameter)).toBe(variable);
});

test('the environment gives by parameter; what fits none keeps the name of its variable', () => {
  const environment = {
    IDP_SET_METRICS_PORT: '9000',
    IDP_SET_METRICSPORT: '1',
    IDP_SET_EMPTY: undefined,
    IDP_CATALOG: 'x',
    PORT: '80',
  };
  expect([...answersFromEnvironment(environment, ['port', 'metricsPort', 'empty'])]).toEqual([
    [
      'metricsPort',
      { value: '9000', source: 'environment', label: 'IDP_SET_METRICS_PORT', asText: true },
    ],
    [
      'IDP_SET_METRICSPORT',
      { value: '1', source: 'environment', label: 'IDP_SET_METRICSPORT', asText: true },
    ],
  ]);
});

test('of what is given several times the first stands', () => {
  const by = (source: 'set' | 'file' | 'platform', names: readonly string[]) =>
    new Map(names.map((name) => [name, { value: source, source, label: source }] as const));
  const merged = mergeProvided(
    by('set', ['a']),
    by('file', ['a', 'b']),
    by('platform', ['a', 'b', 'c']),
  );
  expect(Object.fromEntries([...merged].map(([name, { value }]) => [name, value]))).toEqual({
    a: 'set',
    b: 'file',
    c: 'platform',
  });
});
