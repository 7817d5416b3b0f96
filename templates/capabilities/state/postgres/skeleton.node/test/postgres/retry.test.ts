import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { retry } from '../../src/postgres/retry.ts';

function refusal(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(code, 0, 'error'), { code });
}

test.each([
  refusal('40001'),
  refusal('57P01'),
  refusal('08006'),
  new Error('connect ECONNREFUSED'),
])('what failed for a reason that may pass is tried again: $message', async (reason) => {
  const attempt = vi.fn().mockRejectedValueOnce(reason).mockRejectedValueOnce(reason);
  attempt.mockResolvedValue('done');

  expect(await retry(attempt)).toBe('done');
  expect(attempt).toHaveBeenCalledTimes(3);
});

test('the third failure is the last', async () => {
  const attempt = vi.fn().mockRejectedValue(refusal('40P01'));

  await expect(retry(attempt)).rejects.toThrow('40P01');
  expect(attempt).toHaveBeenCalledTimes(3);
});

test.each([refusal('23505'), refusal('42P01'), new TypeError('no such method')])(
  'what would fail again is not: $message',
  async (reason) => {
    const attempt = vi.fn().mockRejectedValue(reason);

    await expect(retry(attempt)).rejects.toBe(reason);
    expect(attempt).toHaveBeenCalledTimes(1);
  },
);
