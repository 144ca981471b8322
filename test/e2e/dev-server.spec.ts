import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { createServer } from 'vite'
import { expect, test } from './app-test.ts'
import { queuePage } from './queue-page.ts'

const repository = join(import.meta.dirname, '../..')

test('on the development server the window works as it does when built, and takes a change in without a reload', async ({
  launch
}) => {
  const { config } = await resolveConfig(
    { root: repository, logLevel: 'silent' },
    'serve',
    'development'
  )
  const server = await createServer(config?.renderer ?? {})
  try {
    await server.listen()
    // As `electron-vite dev` tells the app.
    const app = await launch({
      env: { ELECTRON_RENDERER_URL: `http://localhost:${server.config.server.port}` }
    })
    const queue = queuePage(app.page)
    await queue.startPractice()
    await expect(queue.practiceBanner).toBeVisible()
    await app.page.evaluate(() => Object.assign(window, { stillThere: true }))
    const now = new Date()
    utimesSync(join(repository, 'src/renderer/app/nav-rail.tsx'), now, now)
    await expect.poll(() => app.output()).toContain('[vite] hot updated: /app/nav-rail.tsx')
    expect(await app.page.evaluate(() => 'stillThere' in window)).toBe(true)
    expect(app.output()).not.toMatch(/\[page (error|pageerror)\]/)
    expect(await app.quit()).toBe(0)
  } finally {
    await server.close()
  }
})
