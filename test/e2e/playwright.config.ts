import { defineConfig } from '@playwright/test'

/** Stories that `npm test` runs: adding, checking, confirming, publishing and what protects the page. */
const quick = /[\\/](?:about|composer|publish-a-folder|queue|shell-security)\.spec\.ts$/

/** The specs start the app themselves (test/harness/launch-app.ts): no browser of Playwright's is needed. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // A window waits most of the time; two of them keep two cores busy.
  workers: 2,
  projects: [
    { name: 'quick', testMatch: quick },
    { name: 'rest', testIgnore: quick }
  ],
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 240_000,
  // Posts are asked about after 3, 5, 8, 13, 20 and 30 s: on a busy machine one that a look came too early for is seen at the next.
  expect: { timeout: 90_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']]
})
