import { isLoopback } from '../../engine/network/loopback.ts'

import { mediaScheme } from '../media/media-url.ts'

/** The window's own origin. Electron reports it in a frame's URL; nothing else may call the main process. */
export const appScheme = 'app'
export const appHost = 'uploader'
export const appOrigin = `${appScheme}://${appHost}`

/**
 * What the page may load: files of its own origin, and the videos and thumbnails of checked jobs. No inline script or
 * style, no frames, no remote content.
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
 * What the page may do: nothing but be a page. Everything that could be loosened is said here, though most of it is
 * Electron's default. A packaged app has no developer tools; the spell checker runs where it is the system's own.
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

function parsed(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}

/**
 * Whether a frame with this URL may call the main process.
 * @param devOrigin origin of the development server, only while developing.
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

/** Whether a page may load anything from this URL: the app's own schemes, and the development server while developing. */
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

/** The page never leaves its own document; reloading it is the only navigation. */
export function isNavigationAllowed(url: string, devOrigin: string | null = null): boolean {
  return isOwnFrame(url, devOrigin)
}

/**
 * Whether a link may be handed to the system's browser: https, or exactly the sandbox's origin while practising.
 * Links with a user name or password are refused: they are only ever used to mislead.
 */
export function isExternalAllowed(url: string, sandboxOrigin: string | null): boolean {
  const target = parsed(url)
  if (target === null || target.username !== '' || target.password !== '') return false
  if (target.protocol === 'https:') return true
  return sandboxOrigin !== null && target.origin === sandboxOrigin
}

/** Where an account shows its posts: at TikTok, or in practice mode on the sandbox's own page. */
export function accountPageUrl(username: string, sandboxOrigin: string | null): string {
  const handle = encodeURIComponent(username.replace(/^@/, ''))
  return sandboxOrigin === null
    ? `https://www.tiktok.com/@${handle}`
    : `${sandboxOrigin}/practice/@${handle}`
}

/**
 * The address to open for a post. The sandbox gets another port at each start, so a practice link kept from an earlier
 * start is brought to the present one.
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
