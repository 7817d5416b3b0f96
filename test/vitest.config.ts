import { defineConfig } from 'vitest/config';

/** The quick suites: no network, no order, no clock. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', 'test/bench/**', '**/node_modules/**', '**/fixtures/**'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 20_000,
  },
});
