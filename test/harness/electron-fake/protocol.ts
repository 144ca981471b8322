import type { BrowserContext, Request as PageRequest, Route } from 'playwright-core'
import { fromPageUrl, toPagePolicy } from './app-url.ts'
import { demandNotReady, demandReady } from './ready.ts'
import { beforeRequest, headersReceived } from './session.ts'
import { strict } from './strict.ts'

type Handler = (request: Request) => Response | Promise<Response>

/** Schemes that main declared before ready; those without privileges count too once they have a handler. */
export const schemes = new Set<string>()
const handlers = new Map<string, Handler>()
let registered = false

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: { scheme: string; privileges?: { standard?: boolean } }[]) {
    demandNotReady('protocol.registerSchemesAsPrivileged')
    // Electron would forget the schemes of the first call without a word.
    if (registered) throw new Error('protocol.registerSchemesAsPrivileged can be called once')
    registered = true
    for (const { scheme } of list) schemes.add(scheme)
  },
  handle(scheme: string, handler: Handler) {
    demandReady('protocol.handle')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    schemes.add(scheme)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string) => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme)
})

/** Asked for each navigation of a window's main frame that the page began; true means that main forbids it. */
export type NavigationGuard = (request: PageRequest, url: string) => boolean

/** Answers the page's requests for main's schemes by main's handlers, and asks main before a page navigates. */
export async function serveProtocols(context: BrowserContext, isForbidden: NavigationGuard): Promise<void> {
  await context.route('**/*', async (route, request) => {
    const url = fromPageUrl(request.url())
    if (request.isNavigationRequest() && isForbidden(request, url)) return route.abort('aborted')
    if (await beforeRequest(url, request.method())) return route.abort('blockedbyclient')
    const handler = handlers.get(new URL(url).protocol.slice(0, -1))
    return handler ? answer(route, request, url, handler) : route.continue()
  })
}

async function answer(route: Route, request: PageRequest, url: string, handler: Handler): Promise<void> {
  let response: Response
  try {
    const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':'))
    const body = request.postDataBuffer()
    response = await handler(new Request(url, { method: request.method(), headers, body: body ? new Uint8Array(body) : null }))
  } catch (error) {
    console.error(`The handler of ${url} failed:`, error)
    return route.abort('failed')
  }
  if (response.type === 'error') return route.abort('failed')
  const headers = await headersReceived(url, Object.fromEntries(response.headers))
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase().startsWith('content-security-policy')) headers[name] = toPagePolicy(value, schemes)
  }
  // A stream that ends with an error is a failed request, as in Electron. Its bytes go over at once, where Electron sends them as they are asked for.
  const body = await response.arrayBuffer().catch(() => null)
  // The page may be gone by now; then nobody waits for the answer.
  await (body === null ? route.abort('failed') : route.fulfill({ status: response.status, headers, body: Buffer.from(body) })).catch(() => {})
}
