import { expect, test } from 'vitest';
import { runToEnd } from './service.ts';

test('names every variable that is wrong and exits with 1', async () => {
  const { status, logs } = await runToEnd({
    PORT: 'eighty',
    LOG_LEVEL: 'loud',
    METRICS_PORT: '99999',
  });

  expect(status).toBe(1);
  expect(logs).toEqual([
    expect.objectContaining({
      severity: 'FATAL',
      message: 'Invalid configuration',
      problems: [
        'PORT must be a port from 0 to 65535, but is "eighty"',
        'METRICS_PORT must be a port from 0 to 65535, but is "99999"',
        'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, but is "loud"',
      ],
    }),
  ]);
});
