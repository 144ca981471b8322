import { readFile } from 'node:fs/promises'
import * as http from 'node:http'
import * as https from 'node:https'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strict, StrictEmitter } from './strict.ts'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.mp4': 'video/mp4'
}

interface RequestOptions extends http.RequestOptions {
  redirect?: 'manual'
  session?: object
}

/** A redirect is told and not followed, and an error has Chromium's name and no code. */
class ClientRequest extends StrictEmitter {
  readonly #request: http.ClientRequest
  constructor({ redirect, session: _session, ...options }: RequestOptions) {
    super()
    if (redirect !== undefined && redirect !== 'manual')
      throw new Error(
        `net.request() with redirect: '${redirect as string}' is not part of the Electron stand-in`
      )
    this.#request = (options.protocol === 'https:' ? https : http).request(options)
    this.#request.on('response', (response) => {
      const {
        statusCode = 0,
        headers: { location }
      } = response
      if (statusCode < 300 || statusCode > 399 || location === undefined)
        return this.emit('response', response)
      response.resume()
      return this.emit(
        'redirect',
        statusCode,
        'GET',
        new URL(location, `${options.protocol}//${options.hostname}:${options.port}`).href,
        response.headers
      )
    })
    this.#request.on('error', (error: NodeJS.ErrnoException) =>
      this.emit(
        'error',
        new Error(`net::${error.code === 'ECONNREFUSED' ? 'ERR_CONNECTION_REFUSED' : 'ERR_FAILED'}`)
      )
    )
  }
  end(body?: Buffer): void {
    this.#request.end(body)
  }
  abort(): void {
    this.#request.destroy()
    this.emit('abort')
  }
}

/** `net.fetch` answers file: URLs too, which is how protocol handlers often serve files. */
export const net = strict('net', {
  fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input)
    if (!url.startsWith('file:')) return fetch(input, init)
    const path = fileURLToPath(url)
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream' }
    })
  },
  request: (options: RequestOptions) => new ClientRequest(options),
  isOnline: () => true
})
