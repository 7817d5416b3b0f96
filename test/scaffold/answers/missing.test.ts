import { expect, test } from 'vitest';
import { exampleAnswers, missingAnswerDiagnostics } from '../../../src/scaffold/answers/missing.ts';
import { resolve } from './questions-of.ts';

const parameters = `    name: { type: string, title: Queue name, format: dns-label }
    summary: { type: string }
    size: { type: string, enum: [{ value: small }, large] }
    replicas: { type: integer }
    live: { type: boolean }
    apiToken: { type: string, title: Token, secret: true }
`;

test('what is missing is reported at once, with the flag for each; of a secret, the variable', () => {
  expect(missingAnswerDiagnostics(resolve(parameters).missing)).toEqual([
    {
      code: 'answers/missing',
      message: '"name" has no answer: Queue name',
      hint: 'add --set name=order-service',
    },
    {
      code: 'answers/missing',
      message: '"summary" has no answer',
      hint: 'add --set summary=VALUE',
    },
    { code: 'answers/missing', message: '"size" has no answer', hint: 'add --set size=small' },
    {
      code: 'answers/missing',
      message: '"replicas" has no answer',
      hint: 'add --set replicas=VALUE',
    },
    { code: 'answers/missing', message: '"live" has no answer', hint: 'add --set live=true' },
    {
      code: 'answers/missing',
      message: '"apiToken" has no answer: Token',
      hint: 'set IDP_SET_API_TOKEN in the environment',
    },
  ]);
});

test('examples stand in for texts, choices and what has a form', () => {
  const values = [...exampleAnswers(resolve(parameters).missing)].map(([name, { value }]) => [
    name,
    value,
  ]);
  expect(Object.fromEntries(values)).toMatchObject({
    name: 'order-service',
    summary: 'summary',
    live: 'true',
  });
});
