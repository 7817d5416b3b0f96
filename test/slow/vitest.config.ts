import { defineConfig } from 'vitest/config';
import { outcomes } from '../report/reporter.ts';
import { resolutionAge } from '../report/resolution-age.ts';
import { proofs } from './support/proofs/reporter.ts';

/**
 * Holds generated services against their real consumers. Each service is generated, installed and
 * built once for the whole run, so a file may start it, and may not change its files.
 */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    globalSetup: 'test/slow/support/setup.ts',
    // With empty caches, a test may be the first to compile what it starts.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    reporters: ['default', proofs, resolutionAge, outcomes],
  },
});
