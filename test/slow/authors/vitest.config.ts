import { defineConfig } from 'vitest/config';

/** These alone, without the services that the other slow suites build first. */
export default defineConfig({
  test: { include: ['test/slow/authors/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000 },
});
