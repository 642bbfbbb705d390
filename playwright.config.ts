import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

// scripts/window-tests runs them in parts, each with a folder of its own for what it leaves behind.
const results = process.env['DIMILINKS_TEST_RESULTS'] ?? 'test-results';
const part = process.env['DIMILINKS_TEST_PART'];
const attacks = '**/security/**/*.e2e.ts';

export default defineConfig({
  testDir: 'test',
  // Emptied at each start, so it must not be the folder that the reports are in.
  outputDir: join(results, 'traces'),
  testMatch: part === 'nobody' ? attacks : '**/*.e2e.ts',
  testIgnore: part === 'root' ? attacks : [],
  // Each test has its own app, gateway, bus and folders; two share the cores well.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: join(results, 'e2e.json') }]],
  use: { trace: 'retain-on-failure' },
});
