import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '../harness/find-browser.ts'
import { expect, test } from './app-test.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { queuePage } from './queue-page.ts'

const repository = join(import.meta.dirname, '../..')

test('dev:ui shows the window in a plain browser, with practice mode, dropped files and hot reload', async ({
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
    await drop(page, join(clips.path, 'clip 10.mp4'))
    await expect(queue.row('clip 10.mp4', 'Ready')).toBeVisible()
    await expect(queue.row('clip 10.mp4').locator('img')).not.toHaveJSProperty('naturalWidth', 0)

    await page.evaluate(() => Object.assign(window, { stillThere: true }))
    const now = new Date()
    utimesSync(join(repository, 'src/renderer/app/nav-rail.tsx'), now, now)
    await expect.poll(() => said.join('\n')).toContain('[vite] hot updated: /app/nav-rail.tsx')
    expect(await page.evaluate(() => 'stillThere' in window)).toBe(true)
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
