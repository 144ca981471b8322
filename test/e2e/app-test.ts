import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type AppUnderTest, launchApp, type LaunchOptions } from '../harness/launch-app.ts'

interface AppFixtures {
  /** A fresh folder, gone after the test. */
  scratch: string
  /** Starts the app. What still runs at the end of the test is killed; a failed test keeps a picture and the app's output. */
  launch: (options?: LaunchOptions) => Promise<AppUnderTest>
}

export const test = base.extend<AppFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  scratch: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'aether-uploader-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  launch: async ({ scratch }, use, testInfo) => {
    const apps: AppUnderTest[] = []
    await use(async (options = {}) => {
      const app = await launchApp({ dir: join(scratch, 'app'), ...options })
      apps.push(app)
      return app
    })
    for (const [index, app] of apps.entries()) {
      if (testInfo.status !== testInfo.expectedStatus) {
        await app.page
          .screenshot({ path: testInfo.outputPath(`window-${index}.png`), timeout: 10_000 })
          .catch(() => {})
        await testInfo.attach(`output of start ${index + 1}`, {
          body: app.output(),
          contentType: 'text/plain'
        })
      }
      await app.kill()
    }
  }
})
export { expect } from '@playwright/test'
