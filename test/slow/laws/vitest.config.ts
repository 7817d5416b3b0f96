import { defineConfig } from 'vitest/config';
import { outcomes } from '../../report/reporter.ts';

/** The laws alone, without the services that the other slow suites build first. */
export default defineConfig({
  test: {
    include: ['test/slow/laws/**/*.test.ts'],
    reporters: ['default', outcomes],
    testTimeout: 300_000,
  },
});
