import { once } from 'node:events'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { generate } from 'selfsigned'
import { fromPageUrl, refuseLocation, toPagePolicy } from './app-url.ts'
import { type NetError, netError } from './net-errors.ts'
import { schemes } from './schemes.ts'
import { refuse } from './strict.ts'

export type Handler = (request: Request) => Response | Promise<Response>
export const handlers = new Map<string, Handler>()

const failures = new Map<string, NetError>()
const statuses = new Map<string, number>()
/** Why a load of this URL came to nothing, where the handler was the reason. */
export const failureOf = (url: string): NetError | null => failures.get(url) ?? null
export const statusOf = (url: string): number => statuses.get(url) ?? 200

/**
 * Answers the pages' requests for main's own schemes by main's handlers: as streams that move as fast as the page reads, and that
 * are cancelled when it goes away. Resolves to the port, on this computer alone.
 */
export async function startSchemeServer(): Promise<number> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'harness.test' }], {
    keyType: 'ec'
  })
  const server = createSecureServer({ key, cert })
  server.on(
    'request',
    (request, response) =>
      void answer(request, response).catch((error: unknown) =>
        fail(response, addressOf(request), 'ERR_UNEXPECTED', error)
      )
  )
  server.on('sessionError', () => {})
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const addressOf = (request: Http2ServerRequest): string =>
  fromPageUrl(`https://${request.authority}${request.url}`)

function fail(response: Http2ServerResponse, url: string, name: string, error?: unknown): void {
  if (error !== undefined) console.error(error)
  failures.set(url, netError(name))
  if (!response.stream.destroyed) response.stream.close(2)
}

/** Of Chromium's network, which main's own schemes do not go through. */
const notSent =
  /^(?::|sec-fetch-|cache-control$|pragma$|accept-encoding$|accept-language$|priority$)/

function requestOf(request: Http2ServerRequest, url: string): Request {
  const headers = new Headers(
    Object.entries(request.headers).flatMap(([name, value]) =>
      notSent.test(name) || value === undefined ? [] : [[name, fromPageUrl(String(value))]]
    )
  )
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(url, {
    method: request.method,
    headers,
    ...(hasBody && { body: Readable.toWeb(request) as never, duplex: 'half' })
  })
}

async function answer(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
  const url = addressOf(request)
  const scheme = new URL(url).protocol.slice(0, -1)
  const handler = handlers.get(scheme)
  if (!handler) return fail(response, url, 'ERR_UNKNOWN_URL_SCHEME')
  const { origin, range, 'sec-fetch-mode': mode, 'sec-fetch-dest': use } = request.headers
  const isForeign =
    mode === 'cors' && origin !== undefined && origin !== `https://${request.authority}`
  const isShared = schemes.get(scheme)?.corsEnabled === true
  // Electron does not ask the handler then.
  if (isForeign && !isShared) return fail(response, url, 'ERR_FAILED')
  const shared = isShared
    ? {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-allow-methods': '*'
      }
    : {}
  if (isForeign && request.method === 'OPTIONS') return void response.writeHead(204, shared).end()

  const answered = await handler(requestOf(request, url))
  if (!(answered instanceof Response)) return fail(response, url, 'ERR_UNEXPECTED')
  if (answered.type === 'error') return fail(response, url, 'ERR_FAILED')
  const { status } = answered
  if (status >= 300 && status < 400 && status !== 304)
    refuse(`protocol.handle with a redirect (${url})`)
  // Chromium takes whatever comes from another scheme than http for the very bytes of the video that it asked for.
  if (
    (use === 'video' || use === 'audio') &&
    ((range !== undefined && !range.startsWith('bytes=0-') && status === 200) ||
      (status >= 400 && answered.body !== null))
  ) {
    refuse(`protocol.handle with the status ${status} for a part of ${url}`)
  }
  failures.delete(url)
  statuses.set(url, status)
  const headers = { ...Object.fromEntries(answered.headers), ...shared }
  for (const [name, value] of Object.entries(headers))
    if (name.startsWith('content-security-policy'))
      headers[name as never] = toPagePolicy(value, schemes) as never
  const isScript = /javascript|html/.test(answered.headers.get('content-type') ?? '')
  const script = isScript ? await answered.text() : ''
  if (isScript) refuseLocation(script)
  response.writeHead(status, headers)
  if (isScript) response.end(script)
  else if (answered.body === null) response.end()
  // A page that goes away cancels the stream; a stream that fails is a failed request.
  else
    await pipeline(Readable.fromWeb(answered.body as ReadableStream), response).catch(() =>
      response.stream.close(2)
    )
}
