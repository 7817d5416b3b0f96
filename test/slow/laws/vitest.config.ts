import { defineConfig } from 'vitest/config';

/** The laws alone, without the services that the other slow suites build first. */
export default defineConfig({
  test: { include: ['test/slow/laws/**/*.test.ts'], testTimeout: 300_000 },
});
