import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { report } from './control.ts'
import { type NavigationGuard, serveProtocols } from './protocol.ts'
import { browser, folder, headless } from './settings.ts'
import { windowEvents } from './windows.ts'

let opening: Promise<BrowserContext> | null = null

/** Windows by their page; the router asks the one whose main frame wants to go elsewhere. */
export const guards = new Map<Page, (url: string) => boolean>()
const isForbidden: NavigationGuard = (request, url) => {
  const frame = request.frame()
  return frame === frame.page().mainFrame() && (guards.get(frame.page())?.(url) ?? false)
}

async function open(): Promise<BrowserContext> {
  const profile = folder('chromium')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    env: { ...process.env, ...browser.env },
    headless,
    viewport: null,
    colorScheme: null,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--allow-file-access-from-files', '--remote-debugging-port=0'
    ]
  })
  await serveProtocols(context, isForbidden)
  // A person shut the browser, or it crashed: no window is left to go on with.
  context.once('close', () => windowEvents.emit('browser-gone'))
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  report({ type: 'browser', cdpEndpoint: `http://127.0.0.1:${port}` })
  return context
}

/** The one persistent context that holds all windows; its profile survives a relaunch. */
export const openContext = (): Promise<BrowserContext> => (opening ??= open())

/** A page for a new window: the one that the browser began with, else a fresh one. */
export async function takePage(): Promise<Page> {
  const context = await openContext()
  const blank = context.pages().find((page) => !guards.has(page) && page.url() === 'about:blank')
  return blank ?? context.newPage()
}

/** Without a screen the page's own area is set; with one the browser's window, so that a person may still change it. */
export async function resizePage(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  if (headless) return page.setViewportSize({ width, height })
  const session = await page.context().newCDPSession(page)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
  await session.detach()
}

/** Closes a window's page. The last one is kept company, or the browser would end with it while the app lives on in the tray. */
export async function closePage(page: Page): Promise<void> {
  if (page.context().pages().length === 1) await page.context().newPage()
  await page.close()
}

/** Ends the browser; a no-op when it never began. */
export async function closeContext(): Promise<void> {
  if (opening === null) return
  const context = await opening.catch(() => null)
  await context?.close().catch(() => {})
}
