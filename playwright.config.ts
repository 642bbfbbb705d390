import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test',
  // Emptied at each start, so it must not be the folder that the reports are in.
  outputDir: 'test-results/traces',
  testMatch: '**/*.e2e.ts',
  // Each test has its own app, gateway, bus and folders; two share the cores well.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure' },
});
