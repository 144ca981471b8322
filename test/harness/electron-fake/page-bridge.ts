import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright-core'
import { report } from './control.ts'
import { ipcMain } from './ipc-main.ts'
import { pack, type Packed } from './pack.ts'
import { schemes } from './protocol.ts'
import { frameOf, type WebContents } from './web-contents.ts'

declare global {
  /** Put into the page by `page-side.js` for the harness alone. */
  var harnessPage: { emit(channel: string, args: Packed): void; expectDrop(paths: readonly string[]): void } | undefined
}

const pageSide = readFileSync(new URL('./page-side.js', import.meta.url), 'utf8')

/** Gives a page what Electron's renderer has: the built preload, run before any script of the page, and its way to main. */
export async function bridgePage(page: Page, contents: WebContents, preload: string | undefined): Promise<void> {
  const eventFrom = (frame: Frame): object => ({ sender: contents, senderFrame: frameOf(frame), processId: 1, frameId: 1, type: 'frame' })
  await page.exposeBinding('harnessInvoke', async ({ frame }, channel: string, args: unknown[]) => {
    const reply = await ipcMain.dispatch(channel, eventFrom(frame), args)
    return 'error' in reply ? reply : pack(reply.value)
  })
  await page.exposeBinding('harnessSend', ({ frame }, channel: string, args: unknown[]) => void ipcMain.emit(channel, eventFrom(frame), ...args))
  await page.exposeBinding('harnessOpenWindow', (_source, url: string, name: string, features: string) => contents.askToOpen(url, name, features))
  const settings = { schemes: [...schemes], platform: process.platform, versions: { ...process.versions } }
  const text = preload === undefined ? '' : readFileSync(preload, 'utf8')
  await page.addInitScript({ content: pageSide.replace('__SETTINGS__', () => JSON.stringify(settings)).replace('__PRELOAD_TEXT__', () => text) })
  page.on('console', (message) => report({ type: 'page-message', level: message.type(), text: message.text() }))
  page.on('pageerror', (error) => report({ type: 'page-message', level: 'pageerror', text: error.stack ?? error.message }))
  page.on('crash', () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
  // The page side asks main before a window opens; whatever slips through is shut, so that no test loads a foreign page.
  page.on('popup', (popup) => void popup.close().catch(() => {}))
}
