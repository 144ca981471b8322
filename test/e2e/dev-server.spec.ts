import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { resolveConfig } from 'electron-vite'
import { chromium, type Page } from 'playwright-core'
import { createServer } from 'vite'
import { findBrowser } from '../harness/find-browser.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { queuePage } from './queue-page.ts'

const repository = join(import.meta.dirname, '../..')

/** A file of the window, as if it had just been saved. */
function save(file: string): void {
  const now = new Date()
  utimesSync(join(repository, 'src/renderer', file), now, now)
}

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
    save('app/nav-rail.tsx')
    await expect.poll(() => app.output()).toContain('[vite] hot updated: /app/nav-rail.tsx')
    expect(await app.page.evaluate(() => 'stillThere' in window)).toBe(true)
    expect(app.output()).not.toMatch(/\[page (error|pageerror)\]/)
    expect(await app.quit()).toBe(0)
  } finally {
    await server.close()
  }
})

test('dev:ui shows the window in a plain browser, with practice mode, dropped files and changes of the source', async ({
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const server = spawn(
    process.execPath,
    ['test/harness/dev-ui/start.ts', '--dir', join(scratch, 'app'), '--port', '0'],
    { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] }
  )
  const ended = once(server, 'exit')
  const { path, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env },
    args: ['--no-sandbox']
  })
  try {
    let url = ''
    for await (const line of createInterface({ input: server.stdout })) {
      url = /^Open (\S+)/.exec(line)?.[1] ?? ''
      if (url !== '') break
    }
    const page = await browser.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(`${message.type()} ${message.text()}`))
    page.on('pageerror', (error) => said.push(`error ${error.message}`))
    await page.goto(url)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    const queue = queuePage(page)
    await queue.startPractice()
    await expect(queue.practiceBanner).toBeVisible()
    await expect(page.getByRole('heading', { name: t('empty.title') })).toBeVisible()
    await drop(page, join(clips.path, 'clip 10.mp4'))
    await expect(queue.row('clip 10.mp4', 'ready')).toBeVisible()
    await expect(queue.row('clip 10.mp4').locator('img')).not.toHaveJSProperty('naturalWidth', 0)

    await page.evaluate(() => Object.assign(window, { stillThere: true }))
    save('app/nav-rail.tsx')
    await expect.poll(() => said.join('\n')).toContain('[vite] hot updated: /app/nav-rail.tsx')
    expect(await page.evaluate(() => 'stillThere' in window)).toBe(true)
    // No component: what imports it would have a second copy of the stores.
    save('../contract/messages/en/queue.ts')
    await expect.poll(() => page.evaluate(() => 'stillThere' in window)).toBe(false)
    await expect(queue.row('clip 10.mp4', 'ready')).toBeVisible()
    expect(said.filter((line) => line.startsWith('error'))).toEqual([])
  } finally {
    await browser.close()
    server.kill('SIGKILL')
    await ended
  }
})

/** Drops a file without a drag: bytes and a name, and no path, as a browser has it. */
async function drop(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    document.body.append(
      Object.assign(document.createElement('input'), { type: 'file', id: 'drop' })
    )
  })
  await page.setInputFiles('#drop', path)
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    const input = document.querySelector<HTMLInputElement>('#drop')
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    input?.remove()
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
  })
}
