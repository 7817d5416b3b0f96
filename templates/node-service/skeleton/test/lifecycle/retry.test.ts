import { expect, test, vi } from 'vitest';
import { retry } from '../../src/lifecycle/retry.ts';

const away = new Error('connect ECONNREFUSED');

test('a transient failure is retried', async () => {
  const attempt = vi.fn().mockRejectedValueOnce(away).mockRejectedValueOnce(away);
  attempt.mockResolvedValue('done');

  expect(await retry(attempt, () => true)).toBe('done');
  expect(attempt).toHaveBeenCalledTimes(3);
});

test('the third failure is the last', async () => {
  const attempt = vi.fn().mockRejectedValue(away);

  await expect(retry(attempt, () => true)).rejects.toBe(away);
  expect(attempt).toHaveBeenCalledTimes(3);
});

test('a permanent failure is not retried', async () => {
  const attempt = vi.fn().mockRejectedValue(away);

  await expect(retry(attempt, (error) => error !== away)).rejects.toBe(away);
  expect(attempt).toHaveBeenCalledTimes(1);
});
