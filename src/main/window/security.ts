import { isLoopback } from '../../engine/network/loopback.ts'

import { mediaScheme } from '../media/media-url.ts'

/** The window's own origin, reported in frame URLs. No other may call the main process. */
export const appScheme = 'app'
export const appHost = 'uploader'
export const appOrigin = `${appScheme}://${appHost}`

/**
 * The page may load files from its origin, and videos and thumbnails of checked jobs. No inline
 * script or style, no frames, no remote content.
 * https://www.electronjs.org/docs/latest/tutorial/security#7-define-a-content-security-policy
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' data: ${mediaScheme}:`,
  `media-src ${mediaScheme}:`,
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "worker-src 'none'"
].join('; ')

/**
 * Returns the page's privileges. Sets all that could be loosened, though most is Electron's
 * default. A packaged app has no developer tools. The spell checker runs only if it is the
 * system's.
 */
export function webPreferences({
  packaged,
  platform
}: {
  packaged: boolean
  platform: NodeJS.Platform
}) {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: !packaged,
    spellcheck: platform === 'darwin'
  }
}

const parsed = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)

/**
 * Returns whether a frame with this URL may call the main process.
 * @param devOrigin origin of the development server, only in development
 */
export function isOwnFrame(url: string | undefined, devOrigin: string | null = null): boolean {
  const target = url === undefined ? null : parsed(url)
  if (target === null || target.username !== '' || target.password !== '') return false
  // A custom scheme's `origin` is 'null' in Node, so scheme and host are compared.
  if (target.protocol === `${appScheme}:` && target.host === appHost) return true
  return devOrigin !== null && target.origin === devOrigin
}

const pageSchemes: ReadonlySet<string> = new Set([
  `${appScheme}:`,
  `${mediaScheme}:`,
  'data:',
  'blob:',
  'devtools:',
  'chrome-devtools:'
])

/**
 * Returns whether a page may load this URL: the app's own schemes, and in development the dev
 * server.
 */
export function isRequestAllowed(url: string, devOrigin: string | null = null): boolean {
  const target = parsed(url)
  if (target === null) return false
  if (pageSchemes.has(target.protocol)) return true
  return (
    devOrigin !== null &&
    target.host === new URL(devOrigin).host &&
    /^(?:http|ws):$/.test(target.protocol)
  )
}

/**
 * Returns whether the system's browser may open a link: https, or in practice mode the sandbox's
 * exact origin. Rejects links with a user name or password, which only serve to mislead.
 */
export function isExternalAllowed(url: string, sandboxOrigin: string | null): boolean {
  const target = parsed(url)
  if (target === null || target.username !== '' || target.password !== '') return false
  if (target.protocol === 'https:') return true
  return sandboxOrigin !== null && target.origin === sandboxOrigin
}

/** Returns the page with an account's posts: at TikTok, or in practice mode at the sandbox. */
export function accountPageUrl(username: string, sandboxOrigin: string | null): string {
  const handle = encodeURIComponent(username.replace(/^@/, ''))
  return sandboxOrigin === null
    ? `https://www.tiktok.com/@${handle}`
    : `${sandboxOrigin}/practice/@${handle}`
}

/**
 * Returns the address to open for a post. The sandbox's port changes at each start, so a practice
 * link from an earlier start gets the current one.
 */
export function resolvePostUrl(url: string, sandboxOrigin: string | null): string {
  const target = parsed(url)
  if (
    target === null ||
    sandboxOrigin === null ||
    target.protocol !== 'http:' ||
    !isLoopback(target.hostname)
  )
    return url
  return new URL(target.pathname + target.search + target.hash, sandboxOrigin).href
}
