import { mediaScheme } from './media/media-url.ts'

/** The window's own origin. Electron reports it in a frame's URL; nothing else may call the main process. */
export const appScheme = 'app'
export const appHost = 'uploader'
export const appOrigin = `${appScheme}://${appHost}`

/**
 * What the page may load: files of its own origin, and the films and posters of checked jobs. No inline script or
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

/**
 * The address to open for a post. The sandbox gets another port at each start, so a practice link kept from an earlier
 * start is brought to the present one.
 */
export function resolvePostUrl(url: string, sandboxOrigin: string | null): string {
  const target = parsed(url)
  if (target === null || sandboxOrigin === null || target.protocol !== 'http:' || !isLoopback(target.hostname)) return url
  return new URL(target.pathname + target.search + target.hash, sandboxOrigin).href
}

/** Whether this host is the machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
