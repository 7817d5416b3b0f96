import { expect, test } from 'vitest';
import { secretsIn } from '../../src/operations/answers/secrets-in.ts';

test('what the lock of a service does not hold is taken for a secret', () => {
  const environment = {
    IDP_SET_NAME: 'anna',
    IDP_SET_DRAUGHT_IN_FEET: '9',
    IDP_SET_HARBOUR_TOKEN: 'anchors-away',
    IDP_SET_GONE: undefined,
    PATH: '/bin',
  };
  const lock = { answers: { name: 'anna' }, defaults: { draughtInFeet: 7 } };
  expect(secretsIn(environment, lock)).toEqual({
    IDP_SET_HARBOUR_TOKEN: 'anchors-away',
    IDP_SET_GONE: '',
  });
});
