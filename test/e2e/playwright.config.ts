import { defineConfig } from '@playwright/test'

/** The specs start the app themselves (test/harness/launch-app.ts): no browser of Playwright's is needed, and one app at a time is enough for two cores. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']]
})
