import pg from 'pg';
import { expect, test } from 'vitest';
import { mayPass } from '../../src/postgres/may-pass.ts';

function refusal(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(code, 0, 'error'), { code });
}

test.each([
  refusal('40001'),
  refusal('40P01'),
  refusal('57P01'),
  refusal('08006'),
  new Error('connect ECONNREFUSED'),
])('%s is transient', (error) => {
  expect(mayPass(error)).toBe(true);
});

test.each([refusal('23505'), refusal('42P01'), new TypeError('no such method')])(
  '%s is permanent',
  (error) => {
    expect(mayPass(error)).toBe(false);
  },
);
