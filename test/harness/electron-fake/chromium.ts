import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Request, type Route } from 'playwright-core'
import { fromPageUrl } from './app-url.ts'
import { browserSwitches } from './command-line.ts'
import { report } from './control.ts'
import { startSchemeServer } from './scheme-server.ts'
import { session } from './session.ts'
import { browser, folder, headless } from './settings.ts'
import type { WebContents } from './web-contents.ts'
import { windowEvents } from './windows.ts'

let opening: Promise<BrowserContext> | null = null

/** The contents that a page belongs to. */
export const pageOwners = new Map<Page, WebContents>()

async function open(): Promise<BrowserContext> {
  const profile = folder('chromium')
  const port = await startSchemeServer()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    env: { ...process.env, ...browser.env },
    headless,
    viewport: null,
    colorScheme: null,
    ignoreHTTPSErrors: true,
    args: [
      ...browserSwitches(),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--allow-file-access-from-files',
      '--remote-debugging-port=0',
      `--host-resolver-rules=MAP *.harness.test 127.0.0.1:${port}`
    ]
  })
  // Nothing is granted by the browser itself: what the page asks for, the page side asks main for.
  await context.grantPermissions([])
  await context.route('**/*', rule)
  // A person shut the browser, or it crashed: no window is left to go on with.
  context.once('close', () => windowEvents.emit('browser-gone'))
  const [debugPort] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  report({ type: 'browser', cdpEndpoint: `http://127.0.0.1:${debugPort}` })
  return context
}

/** Asks main before a page navigates and before it loads anything. */
async function rule(route: Route, request: Request): Promise<void> {
  const url = fromPageUrl(request.url())
  const page = request.frame().page()
  const contents = pageOwners.get(page) ?? null
  if (
    request.isNavigationRequest() &&
    request.frame() === page.mainFrame() &&
    contents?.forbids(url)
  )
    return route.abort('aborted')
  // One that main answers in a way that is not part of the stand-in goes no further.
  const cancelled = await session.defaultSession.cancels(request, url, contents).catch(() => true)
  return cancelled ? route.abort('blockedbyclient') : route.continue()
}

/** The one persistent context that holds all windows; its profile survives a relaunch. */
const openContext = (): Promise<BrowserContext> => (opening ??= open())

/** A page for a new window: the one that the browser began with, else a fresh one. */
export async function takePage(): Promise<Page> {
  const context = await openContext()
  const blank = context
    .pages()
    .find((page) => !pageOwners.has(page) && page.url() === 'about:blank')
  return blank ?? context.newPage()
}

/** Without a screen the page's own area is set; with one the browser's window, so that a person may still change it. */
export async function resizePage(
  page: Page,
  { width, height }: { width: number; height: number }
): Promise<void> {
  if (headless) return page.setViewportSize({ width, height })
  const cdp = await page.context().newCDPSession(page)
  const { windowId } = await cdp.send('Browser.getWindowForTarget')
  await cdp.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
  await cdp.detach()
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
