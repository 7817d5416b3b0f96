import { defineConfig } from 'vitest/config';
import { outcomes } from '../../report/reporter.ts';

/** These alone, without the services that the other slow suites build first. */
export default defineConfig({
  test: {
    include: ['test/slow/authors/**/*.test.ts'],
    reporters: ['default', outcomes],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
