import { expect, test } from 'vitest';
import { bad, checked, good, orThrow } from '../../src/errors/checked.ts';
import { exitStatusOf, fail, failIfAny, IdpError } from '../../src/errors/error.ts';
import type { Problem } from '../../src/errors/problem.ts';

const invalid: Problem = { code: 'manifest/type', message: 'spec is of type string' };
const unknown: Problem = { code: 'answers/unknown', message: '--set prot names no parameter' };
const cancelled: Problem = { code: 'usage/cancelled', message: 'cancelled' };

test.each([
  [[invalid], 1],
  [[unknown], 2],
  [[invalid, unknown], 2],
  [[unknown, invalid], 2],
  [[invalid, cancelled, unknown], 130],
  [[], 1],
] as const)('the exit status of %j is %i', (problems, status) => {
  expect(exitStatusOf(problems)).toBe(status);
});

test('an error holds every problem, and says the first', () => {
  const error = catchFrom(() => failIfAny([invalid, unknown]));
  expect(error.problems).toEqual([invalid, unknown]);
  expect(error.message).toBe('spec is of type string');
  expect(error.name).toBe('IdpError');
});

test('an error keeps its cause', () => {
  const cause = new Error('ENOSPC');
  expect(catchFrom(() => fail(unknown, { cause })).cause).toBe(cause);
});

test('no problem is no error', () => {
  expect(failIfAny([])).toBeUndefined();
});

test('a checked value is there, or what stands in its way', () => {
  expect(checked('orders', [])).toEqual(good('orders'));
  expect(checked('orders', [invalid, unknown])).toEqual(bad(invalid, unknown));
  expect(orThrow(good('orders'))).toBe('orders');
  expect(catchFrom(() => orThrow(bad(invalid, unknown))).problems).toEqual([invalid, unknown]);
});

function catchFrom(run: () => unknown): IdpError {
  try {
    run();
  } catch (error) {
    if (error instanceof IdpError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
