import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'scripts/**/*.test.mjs'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    // The processes that tests start share two cores with them.
    testTimeout: 20_000,
  },
});
