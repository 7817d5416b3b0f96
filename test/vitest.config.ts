import { defineConfig } from 'vitest/config';
import { outcomes } from './report/reporter.ts';

/** The quick suites: no network, no order, no clock. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', '**/node_modules/**', '**/fixtures/**'],
    setupFiles: ['test/support/seed.ts'],
    // No test leaves anything behind in its process, so files share one: starting one a file takes longer than most.
    isolate: false,
    pool: 'forks',
    maxWorkers: '100%',
    // Only what hangs reaches them: the machine may be busy with twenty things at once.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', outcomes],
  },
});
