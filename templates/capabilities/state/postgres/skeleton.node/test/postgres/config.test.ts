import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

test.each(['db.example/orders', 'mysql://ana:hunter2@db.example/orders', 'postgres'])(
  '%s is not a URL of a database, and is not logged',
  (DATABASE_URL) => {
    expect(() => readConfig({ DATABASE_URL })).toThrow(
      expect.objectContaining({
        problems: ['DATABASE_URL must be a URL that begins with postgres://'],
      }),
    );
  },
);

test.each(['postgres://db.example/orders', 'postgresql://ana:hunter2@db.example:6432/orders'])(
  '%s is one',
  (DATABASE_URL) => {
    expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  },
);
