import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { protocol } from 'electron'
import { mediaScheme } from '../media/media-url.ts'
import { appHost, appScheme, contentSecurityPolicy } from './security.ts'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/**
 * Returns the file below `rootDir` for this URL; null for another host, a bad escape or a path
 * outside.
 */
export function fileForUrl(url: string, rootDir: string): string | null {
  if (!URL.canParse(url)) return null
  const target = new URL(url)
  if (target.protocol !== `${appScheme}:` || target.host !== appHost) return null
  let path: string
  try {
    path = decodeURIComponent(target.pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const root = resolve(rootDir)
  const file = resolve(join(root, path === '/' ? 'index.html' : path))
  return file.startsWith(root + sep) ? file : null
}

/**
 * Call once, before the app is ready. A standard, secure scheme has an origin and may load modules;
 * `stream` lets a video load in pieces. No scheme bypasses the page's policy.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
    },
    { scheme: mediaScheme, privileges: { standard: true, secure: true, stream: true } }
  ])
}

function refuse(status: number): Response {
  return new Response(null, {
    status,
    headers: { 'content-security-policy': contentSecurityPolicy }
  })
}

/** Answers one request for a file of the window, with the page's policy in the headers. */
export async function answerAppRequest(
  request: { url: string; method: string },
  rootDir: string
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405)
  const file = fileForUrl(request.url, rootDir)
  if (file === null) return refuse(404)
  try {
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'content-type': contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store'
      }
    })
  } catch {
    // For the page itself, an empty answer would show an empty window; a failed load is reported.
    return extname(file) === '.html' ? Response.error() : refuse(404)
  }
}

/** Serves the built renderer from `app://uploader/`. Call once the app is ready. */
export function serveApp(rootDir: string): void {
  protocol.handle(appScheme, (request) => answerAppRequest(request, rootDir))
}
