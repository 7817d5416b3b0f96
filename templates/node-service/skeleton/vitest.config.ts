import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['junit', { outputFile: 'reports/tests.xml' }]],
    globalSetup: ['test/process/build.ts'],
    testTimeout: 30_000,
  },
});
