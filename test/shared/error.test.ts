import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/shared/diagnostic.ts';
import { exitStatusOf, IdpError, throwError, throwIfAny } from '../../src/shared/error.ts';
import { err, ok, toResult, unwrap } from '../../src/shared/result.ts';

const invalid: Diagnostic = { code: 'manifest/type', message: 'spec is of type string' };
const unknown: Diagnostic = {
  code: 'answers/unknown',
  message: '--set prot does not name a parameter',
};
const cancelled: Diagnostic = { code: 'usage/cancelled', message: 'cancelled' };

test.each([
  [[invalid], 1],
  [[unknown], 2],
  [[invalid, unknown], 2],
  [[unknown, invalid], 2],
  [[invalid, cancelled, unknown], 130],
  [[], 1],
] as const)('the exit status of %j is %i', (diagnostics, status) => {
  expect(exitStatusOf(diagnostics)).toBe(status);
});

test('an error holds every problem, and says the first', () => {
  const error = catchFrom(() => throwIfAny([invalid, unknown]));
  expect(error.diagnostics).toEqual([invalid, unknown]);
  expect(error.message).toBe('spec is of type string');
  expect(error.name).toBe('IdpError');
});

test('an error keeps its cause', () => {
  const cause = new Error('ENOSPC');
  expect(catchFrom(() => throwError(unknown, { cause })).cause).toBe(cause);
});

test('no problem is no error', () => {
  expect(throwIfAny([])).toBeUndefined();
});

test('a checked value is there, or what stands in its way', () => {
  expect(toResult('orders', [])).toEqual(ok('orders'));
  expect(toResult('orders', [invalid, unknown])).toEqual(err(invalid, unknown));
  expect(unwrap(ok('orders'))).toBe('orders');
  expect(catchFrom(() => unwrap(err(invalid, unknown))).diagnostics).toEqual([invalid, unknown]);
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
