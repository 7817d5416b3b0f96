import { defineConfig } from 'vitest/config';

/** The random suite alone, without the services that the other slow suites build first. */
export default defineConfig({
  test: { include: ['test/slow/random/**/*.test.ts'], testTimeout: 300_000 },
});
